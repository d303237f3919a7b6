"""The command line: arguments only; every verb is one function in commands/."""

from __future__ import annotations

import os
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from gongkai import __version__

app = typer.Typer(
    name="gongkai",
    help="政务公开门户：检查、生成、预览。 Check, build and preview a government transparency portal.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Form(StrEnum):
    """Formats of the report."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    GITLAB = "gitlab"
    MARKDOWN = "markdown"


class Lang(StrEnum):
    """Languages of messages."""

    HANS = "zh-Hans"
    HANT = "zh-Hant"
    EN = "en"


class GroupBy(StrEnum):
    """How the text report is grouped."""

    FILE = "file"
    OFFICE = "office"
    CATEGORY = "category"


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"“{text}”不是2026-11-20这样的日期 (not a date such as 2026-11-20)") from None


Root = Annotated[
    Path, typer.Option("--root", help="门户所在文件夹 Folder of the portal.", file_okay=False, exists=True)
]
Today = Annotated[str | None, typer.Option(help="按这一天检查 Check as of this day: 2026-11-20.")]
Language = Annotated[Lang | None, typer.Option(help="提示的语言 Language of messages.")]
Strict = Annotated[bool, typer.Option("--strict", help="警告也算不通过 Warnings fail as well.")]


@app.command()
def check(
    root: Root = Path(),
    today: Today = None,
    lang: Language = None,
    strict: Strict = False,
    form: Annotated[Form, typer.Option("--format", help="报告格式 Format of the report.")] = Form.TEXT,
    group_by: Annotated[GroupBy, typer.Option(help="按什么分组 How to group the text.")] = GroupBy.FILE,
    against: Annotated[
        str | None, typer.Option(metavar="REF", help="与这一版比较 Compare with this commit: origin/main.")
    ] = None,
    baseline: Annotated[
        bool, typer.Option("--baseline", help="不计baseline.json里的老问题 Leave out what baseline.json lists.")
    ] = False,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="把现有问题写进baseline.json Write baseline.json.")
    ] = False,
) -> None:
    """检查记录，不写任何文件。 Check every record; writes nothing."""
    from gongkai.commands.check import check as run

    raise typer.Exit(
        run(
            root,
            today=_day(today),
            form=form.value,
            lang=lang and lang.value,
            strict=strict,
            group_by=group_by.value,
            against=against,
            only_new=baseline,
            write_baseline=write_baseline,
        )
    )


@app.command()
def build(root: Root = Path(), today: Today = None, lang: Language = None, strict: Strict = False) -> None:
    """检查并生成网站。 Check, then build the site."""
    from gongkai.commands.build import build as run

    raise typer.Exit(run(root, today=_day(today), lang=lang and lang.value, strict=strict))


@app.command()
def serve(
    root: Root = Path(),
    today: Today = None,
    host: Annotated[str, typer.Option(help="地址 Address.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="端口 Port.", min=0, max=65535)] = 8000,
) -> None:
    """检查、生成，在本机预览，文件改动后自动重建。 Check, build and preview; rebuilds after each change."""
    from gongkai.commands.serve import serve as run

    raise typer.Exit(run(root, today=_day(today), host=host, port=port))


@app.command()
def explain(code: Annotated[str, typer.Argument(help="GK231")], lang: Language = None) -> None:
    """说明一个编号：为什么、依据、错例和正例。 Explain a code: why, the law, a wrong and a right example."""
    from gongkai.commands.explain import explain as run

    raise typer.Exit(run(code, lang=lang.value if lang else "zh-Hans"))


docs_app = typer.Typer(help="从程序写出文档 Write documentation from the program.", no_args_is_help=True)
app.add_typer(docs_app, name="docs", hidden=True)


@docs_app.callback()
def _docs() -> None:
    pass


@docs_app.command()
def codes(
    out: Annotated[Path, typer.Option(help="写到哪个文件夹 Folder to write to.", file_okay=False)] = Path("docs"),
) -> None:
    """写出全部检查编号的说明（中文、英文）。 Write the pages of all codes."""
    from gongkai.commands.docs import docs as run

    raise typer.Exit(run(out))


def _version(show: bool) -> None:
    if show:
        print(f"gongkai {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="版本 Version.")] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; a fault of our own exits with 3 and says so."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app()
    except Exception as error:
        if os.environ.get("GONGKAI_DEBUG"):
            raise
        print(f"gongkai自身出错（不是您的文件）：{error!r}  This is our own fault, not your files'.", file=sys.stderr)
        print("设置GONGKAI_DEBUG=1再运行可看到细节。 Set GONGKAI_DEBUG=1 to see the details.", file=sys.stderr)
        sys.exit(3)
