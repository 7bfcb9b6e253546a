"""``openapi.json``: what can be asked and what is answered, from the types that the pages and the acts declare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from dateline import __version__
from dateline.serve.page import Act, Page, Upload

_OURS: Final = {
    "name": "x-dateline",
    "in": "header",
    "required": True,
    "description": "What any answer of this server has in the header of this name.",
    "schema": {"type": "string"},
}
"""What shows that these pages, or a program, ask: no page elsewhere can read or send it."""
_REFERS: Final = "#/components/schemas/{name}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something was not done, and what to do instead."""

    what: str
    remedy: str | None = None


def description(
    pages: Sequence[Page[Any, Any]],
    acts: Sequence[Act[Any, Any]],
    uploads: Sequence[Upload[Any, Any]] = (),
) -> dict[str, Any]:
    """The description, in OpenAPI 3.1."""
    every: tuple[Page[Any, Any] | Act[Any, Any] | Upload[Any, Any], ...] = (*pages, *uploads, *acts)
    kinds = [*(each.answers for each in every), *(each.asks for each in acts), Refusal]
    schemas, components = msgspec.json.schema_components(kinds, ref_template=_REFERS)
    answers = dict(zip((each.path for each in every), schemas, strict=False))
    bodies = dict(zip((each.path for each in acts), schemas[len(every) :], strict=False))
    paths: dict[str, Any] = {}
    for page in pages:
        paths[f"{page.path}.json"] = {
            "get": {
                "operationId": page.name,
                "summary": page.title,
                "parameters": list(_parameters(page.asks)),
                "responses": _responses(answers[page.path], ("404", "422")),
            }
        }
    for act in acts:
        paths[act.path] = {
            "post": {
                "operationId": act.name,
                "summary": act.title,
                "parameters": [_OURS],
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": bodies[act.path]}},
                },
                "responses": _responses(answers[act.path], ("403", "404", "409", "413", "415", "422")),
            }
        }
    for upload in uploads:
        paths[upload.path] = {
            "post": {
                "operationId": upload.name,
                "summary": upload.title,
                "parameters": [_OURS, *_parameters(upload.asks)],
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
                    },
                },
                "responses": _responses(answers[upload.path], ("403", "404", "409", "413", "422")),
            }
        }
    return {
        "openapi": "3.1.0",
        "info": {"title": "A record of Dateline", "version": __version__},
        "paths": paths,
        "components": {"schemas": components},
    }


def _parameters(kind: type[Any]) -> Iterable[dict[str, Any]]:
    """The fields of what a page is asked, as parameters of its address."""
    [_], components = msgspec.json.schema_components([kind], ref_template=_REFERS)
    schema = components[kind.__name__]
    for name, of in schema.get("properties", {}).items():
        yield {"name": name, "in": "query", "required": name in schema.get("required", ()), "schema": of}


def _responses(schema: dict[str, Any], refusals: Iterable[str]) -> dict[str, Any]:
    refusal = {"application/json": {"schema": {"$ref": _REFERS.format(name="Refusal")}}}
    return {
        "200": {
            "description": "The value that the page shows.",
            "content": {"application/json": {"schema": schema}},
        },
        **{status: {"description": "Why not.", "content": refusal} for status in refusals},
    }
