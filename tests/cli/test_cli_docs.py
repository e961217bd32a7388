from tools.build_cli_docs import TARGET, cli_page


def test_the_page_about_the_commands_is_up_to_date() -> None:
    assert TARGET.read_text(encoding="utf-8") == cli_page(), "run: python tools/build_cli_docs.py"
