"""What an annotation says, in lines to be read against the report."""

from typing import Any

Json = dict[str, Any]


def show(gold: Json, text: str) -> None:
    """What the annotation says, one item a line, with the words that its spans cover."""

    def cut(span: list[int]) -> str:
        words = text[slice(*span)].replace("\n", " ")
        return words if len(words) < 50 else f"{words[:24]} ~ {words[-20:]}"

    def around(span: list[int]) -> str:
        return f"{text[max(0, span[0] - 18) : span[0]]}⟦{cut(span)}⟧{text[span[1] : span[1] + 18]}".replace(
            "\n", " "
        )

    for actor in gold.get("actors", []):
        print(" E", actor["id"], actor["name"], "=", "; ".join(actor["words"]))
    for one in gold.get("statements", []):
        content = " + ".join(cut(span) for span in one["content"])
        words = "; ".join(cut(span) for span in one["source_spans"])
        cue = around(one["cue"]) if one["cue"] else "-"
        print(" S", one["id"], one["manner"], one["act"], f"| {one['source']} [{words}] | {cue} | {content}")
    for one in gold.get("events", []):
        flags = " ".join(flag for flag in ("negated", "historical") if one[flag])
        who = " -> ".join(
            f"{one[key]} [{'; '.join(cut(span) for span in one[key + '_spans'])}]"
            for key in ("actor", "target")
        )
        print(
            " V",
            one["id"],
            around(one["trigger"]),
            "|",
            one["type"],
            one["status"],
            flags,
            "|",
            who,
            one["voice"],
        )
