"""A real Datasette is given the folder and asked."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import warnings
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.publish.datasette import metadata, queries
from pipeline.store import described

pytestmark = pytest.mark.filterwarnings("ignore")


def test_yaml_says_what_was_meant() -> None:
    from pipeline.publish import datasette

    files = datasette.files()
    assert yaml.safe_load(files["metadata.yaml"]) == metadata()
    assert yaml.safe_load(files["datasette.yaml"]) == {"databases": {"plans": {"queries": queries()}}}


def test_each_query_is_a_view_of_the_database(published: Path) -> None:
    connection = sqlite3.connect(published / "plans.sqlite")
    try:
        views = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
        assert {query["sql"].removeprefix("SELECT * FROM ") for query in queries().values()} == views
        for query in queries().values():
            connection.execute(query["sql"]).fetchall()
    finally:
        connection.close()


def test_datasette_shows_descriptions_and_answers_queries(published: Path) -> None:
    answers = asyncio.run(_asked(published))
    assert answers["/-/metadata.json"]["databases"]["plans"]["tables"]["v_indicator"]["columns"]["value"]
    assert {f"/plans/{name}" for name in queries()} <= set(answers["queries"])
    page = answers["page"]
    meaning = next(columns["position"][1] for name, _, columns in described() if name == "v_indicator")
    assert meaning.split(":")[0][:30] in page
    assert answers["/plans/all_plans.json?_shape=array"]


async def _asked(folder: Path) -> dict[str, Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from datasette.app import Datasette

    given = yaml.safe_load((folder / "metadata.yaml").read_text(encoding="utf-8"))
    served = Datasette([str(folder / "plans.sqlite")], metadata=given)
    await served.invoke_startup()
    out: dict[str, Any] = {}
    for path in ("/-/metadata.json", "/plans/all_plans.json?_shape=array"):
        out[path] = (await served.client.get(path)).json()
    database = json.loads((await served.client.get("/plans.json")).text)
    out["queries"] = [f"/plans/{query['name']}" for query in database["queries"]]
    out["page"] = (await served.client.get("/plans/v_indicator?_size=1")).text
    return out
