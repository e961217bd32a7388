"""Whatever REST is asked with that its description allows, it answers or says what is wrong."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dateline.web.api import ENDPOINTS
from dateline.web.rest import PREFIX, Endpoint, Parameter
from dateline.workspace import Workspace

READING = [each for each in ENDPOINTS if each.method == "GET"]
FINE = {200, 400, 404}


def _values(parameter: Parameter) -> st.SearchStrategy[str]:
    schema = parameter.schema
    if "enum" in schema:
        known = schema["enum"]
        assert isinstance(known, list)
        return st.sampled_from([str(each) for each in known])
    if schema.get("format") == "date":
        return st.one_of(st.sampled_from([date.min, date.max]), st.dates()).map(date.isoformat)
    if schema.get("type") == "integer":
        return st.integers().map(str)
    return st.text()


def _asked(endpoint: Endpoint) -> st.SearchStrategy[dict[str, str]]:
    fixed = {each.name: _values(each) for each in endpoint.parameters if each.required}
    return st.fixed_dictionaries(fixed, optional={p.name: _values(p) for p in endpoint.parameters if not p.required})


@pytest.mark.parametrize("endpoint", READING, ids=lambda each: each.name)
def test_no_question_breaks_the_server(client: TestClient, workspace: Workspace, endpoint: Endpoint) -> None:
    some = [each[0].id for each in (workspace.events(), workspace.stories(), workspace.articles(), workspace.claims())]
    ids = st.one_of(st.sampled_from(some), st.text(min_size=1).filter(lambda each: "/" not in each))

    @settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
    @given(asked=_asked(endpoint), one=ids, other=ids)
    def ask(asked: dict[str, Any], one: str, other: str) -> None:
        address = PREFIX + endpoint.path.replace("{id}", _quoted(one)).replace("{other}", _quoted(other))
        assert client.get(address, params=asked).status_code in FINE

    ask()


def _quoted(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "replace"))
