"""`dateline explain`: why a finding is there."""

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.given import Json, Model, Published, Statements
from dateline.cli.one import findings_of
from dateline.cli.output import colour, emit, emit_json, width

if TYPE_CHECKING:
    from dateline.explain import Explanation


def explain(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A file, an address, or - for standard input.")],
    ident: Annotated[str, typer.Argument(metavar="ID", help="The finding's id in the brief: s3, m1, e2, a4 …")],
    published: Published = None,
    model: Model = None,
    statements: Statements = None,
    as_json: Json = False,
) -> None:
    """Show why a finding is there.

    Its words, the rule or lexicon entry that found it, its confidence, and what it was built on.
    """
    from dateline.explain import explain as explain_finding

    explanation = explain_finding(findings_of(source, published, model, statements), ident)
    if as_json:
        emit_json(explanation.as_json())
    else:
        emit(rendered(explanation))


def rendered(explanation: "Explanation") -> str:
    """The explanation as text for this terminal."""
    from dateline.export.reasons import render

    return render(explanation.as_json(), width(), colour())
