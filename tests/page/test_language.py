"""Language tags and close calls."""

import pytest

from dateline.page.language import base_language, identify, region


@pytest.mark.parametrize(
    ("tag", "language", "country"),
    [
        ("pt-BR", "pt", "BR"),
        ("en_GB", "en", "GB"),
        ("zh-Hans-CN", "zh", "CN"),
        ("de", "de", None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_tags(tag: str | None, language: str | None, country: str | None) -> None:
    assert (base_language(tag), region(tag)) == (language, country)


def test_the_declaration_decides_close_calls_only() -> None:
    croatian = "Trajekti između kopna i otoka prestali su ploviti u podne, a nitko ne zna kada će opet krenuti na put."
    assert identify(croatian, "hr-HR") == "hr"
    assert (
        identify("The ferries between the mainland and the islands have stopped and nobody knows for how long.", "de")
        == "en"
    )


def test_too_little_text_says_nothing() -> None:
    assert identify("OK") is None
