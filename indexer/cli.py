"""The `worrystone` command: check, rebuild, search, evaluate, export, info, new. Data on stdout, talk on stderr.

Exit codes: 0 fine, 1 problems found, 2 usage, 3 environment (no index, locked, read-only). Heavy modules are imported by the
command that needs them, so that `--help` answers at once.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TextIO

import click

from indexer import __version__
from indexer.errors import CorpusError, EnvironmentProblem, WorrystoneError
from indexer.model.search import DEFAULT_LIMIT, MAX_LIMIT
from indexer.model.vocabulary import Kind
from indexer.settings import Settings, read_settings

PROBLEMS_FOUND = 1
ENVIRONMENT = 3


def run() -> None:
    """Run the command line; our own errors become a message and an exit code, never a traceback."""
    try:
        worrystone.main(standalone_mode=True)
    except CorpusError as error:
        _fail(error, PROBLEMS_FOUND)
    except WorrystoneError as error:
        _fail(error, ENVIRONMENT)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _fail(error: WorrystoneError, code: int) -> None:
    click.echo(f"worrystone: {error}", err=True)
    sys.exit(code)


def _today() -> date:
    return datetime.now(UTC).date()


_resources = click.option("--resources", type=click.Path(path_type=Path), envvar="WORRYSTONE_RESOURCES", help="Folder of resources.")
_index = click.option("--index", type=click.Path(path_type=Path), envvar="WORRYSTONE_INDEX", help="Folder of the index.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="worrystone")
def worrystone() -> None:
    """Search for what helps when things are hard; check, index and measure the corpus behind it."""


@worrystone.command()
@_resources
@_json
@click.option("--due", "only_due", is_flag=True, help="List what is to be looked at again, by the calendar.")
@click.option("--format", "style", type=click.Choice(["text", "github"]), default="text", help="github: annotations for CI.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a resource, for editors.")
def check(resources: Path | None, *, as_json: bool, only_due: bool, style: str, schema: bool) -> None:
    """Report every problem in the resources as path:line:col, with how to fix it.

    Errors give exit code 1; advice does not.
    """
    from indexer.corpus.check import check as check_corpus
    from indexer.corpus.due import due
    from indexer.corpus.jsonschema import resource_schema
    from indexer.corpus.problems import errors
    from indexer.report import problem_lines

    if schema:
        click.echo(json.dumps(resource_schema(), indent=2, ensure_ascii=False))
        return
    corpus, problems = check_corpus(read_settings(resources=resources).resources)
    if only_due:
        problems = list(due(corpus, _today()))
    for line in problem_lines(problems, "json" if as_json else style):
        click.echo(line)
    blocking = len(errors(problems))
    click.echo(f"{len(corpus.entries)} resources, {blocking} errors, {len(problems) - blocking} pieces of advice", err=True)
    sys.exit(PROBLEMS_FOUND if blocking else 0)


@worrystone.command()
@_resources
@_index
@_json
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
def rebuild(resources: Path | None, index: Path | None, *, as_json: bool, quiet: bool) -> None:
    """Build the index anew and let it serve; the old one goes on until then."""
    from indexer.build import rebuild as rebuild_index
    from indexer.report import rebuilt_json, rebuilt_lines

    done = rebuild_index(read_settings(resources=resources, index=index), _silence if quiet else _progress)
    if as_json:
        click.echo(rebuilt_json(done))
    elif not quiet:
        click.echo("\n".join(rebuilt_lines(done)))


def _progress(step: str) -> None:
    click.echo(f"… {step}", err=True)


def _silence(_: str) -> None:
    """Say nothing."""


@worrystone.command()
@click.argument("words", nargs=-1)
@_resources
@_index
@_json
@click.option("--batch", type=click.File("r", encoding="utf-8", errors="surrogatepass"), help="JSON lines of {id, query}; - reads stdin.")
@click.option("--limit", type=click.IntRange(1, MAX_LIMIT), default=DEFAULT_LIMIT, show_default=True)
@click.option("--country", default="INT", show_default=True, help="Whose helplines to show, as a two-letter code.")
@click.option("--filter", "filters", multiple=True, metavar="FACET=VALUE", help="Narrow, as in minutes=up-to-5; may be given again.")
@click.option("--ignore", multiple=True, metavar="ID", help="Take back what was read into the words: a wish, or `spelling`.")
@click.option("--explain", is_flag=True, help="Show what each ranking stage added.")
def search(words: tuple[str, ...], resources: Path | None, index: Path | None, batch: TextIO | None, **options: Any) -> None:
    """Search the index. Help comes first where the words show danger."""
    from indexer.search.service import SearchService

    if bool(words) == bool(batch):
        raise click.UsageError("Give words to search for, or --batch FILE.")
    settings = read_settings(resources=resources, index=index)
    service = SearchService(settings)
    if batch is not None:
        _search_batch(service, batch, options)
    else:
        _search_once(service, " ".join(words), options)
    if service.index is None:
        raise EnvironmentProblem(service.trouble or "There is no index. Run `worrystone rebuild`.")


def _search_once(service: Any, text: str, options: dict[str, Any]) -> None:
    from indexer.report import page_lines, page_plain

    page = service.search(_query(text, options))
    if options["as_json"]:
        click.echo(json.dumps(page_plain(page), ensure_ascii=False))
        return
    labels = {topic.slug: topic.label for topic in service.index.catalogue.taxonomy.topics} if service.index else {}
    click.echo("\n".join(page_lines(page, labels)))


def _search_batch(service: Any, batch: TextIO, options: dict[str, Any]) -> None:
    from indexer.report import page_plain

    for asked in _batch_rows(batch):
        page = service.search(_query(asked["query"], options))
        click.echo(json.dumps({"id": asked["id"]} | page_plain(page)))


def _batch_rows(batch: TextIO) -> Iterator[dict[str, Any]]:
    """Yield the rows of a batch file.

    Raises: EnvironmentProblem naming the line that is not {"id": …, "query": …}.
    """
    for number, line in enumerate(batch, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield {"id": row["id"], "query": str(row["query"])}
        except (ValueError, KeyError, TypeError) as error:
            raise EnvironmentProblem(f'Line {number} of the batch is not {{"id": …, "query": …}}. Mend or remove it.') from error


def _query(text: str, options: dict[str, Any]) -> Any:
    from indexer.model.search import Facet, Query

    filters: dict[Facet, frozenset[str]] = {}
    for given in options["filters"]:
        facet, _, value = given.partition("=")
        if facet not in set(Facet) or not value:
            raise click.UsageError(f"--filter {given}: write FACET=VALUE, the facet one of {', '.join(Facet)}.")
        filters[Facet(facet)] = filters.get(Facet(facet), frozenset()) | {value}
    country = options["country"].upper()
    return Query(
        text=text, filters=filters, country=country, limit=options["limit"], explain=options["explain"], ignore=frozenset(options["ignore"])
    )


@worrystone.command()
@_resources
@_index
@_json
@click.option("--danger", is_flag=True, help="Measure the danger check instead of the ranking.")
@click.option("--held-out", is_flag=True, help="Use the held-out half: to report, never to tune.")
@click.option("--accept", is_flag=True, help="Keep these figures as the accepted baseline.")
@click.option("--ablation", is_flag=True, help="Show what each ranking stage is worth, on the development half.")
def evaluate(resources: Path | None, index: Path | None, **options: Any) -> None:
    """Measure ranking (or the danger check) on labelled queries and compare with the accepted baseline."""
    from indexer.baseline import evaluate_danger, evaluate_ranking

    settings = read_settings(resources=resources, index=index)
    if options["ablation"]:
        from indexer.ablation import ablation

        click.echo(ablation(settings))
        return
    measure: Callable[..., tuple[str, bool]] = evaluate_danger if options["danger"] else evaluate_ranking
    text, passed = measure(settings, held_out=options["held_out"], accept=options["accept"], as_json=options["as_json"])
    click.echo(text)
    sys.exit(0 if passed else PROBLEMS_FOUND)


@worrystone.command()
@_resources
@_index
def export(resources: Path | None, index: Path | None) -> None:
    """Write every published resource as a JSON line, with the fields of a result and the whole record."""
    from indexer.report import export_plain

    for resource in _open_service(read_settings(resources=resources, index=index)).resources():
        click.echo(json.dumps(export_plain(resource)))


def _open_service(settings: Settings) -> Any:
    from indexer.search.service import SearchService

    service = SearchService(settings)
    if service.index is None:
        raise EnvironmentProblem(service.trouble or "There is no index. Run `worrystone rebuild`.")
    return service


@worrystone.command()
@_resources
@_index
@_json
@click.option("--coverage", is_flag=True, help="Topics by kind and evidence, with gaps.")
def info(resources: Path | None, index: Path | None, *, as_json: bool, coverage: bool) -> None:
    """Say what the index holds, how old it is, and whether it matches the resources."""
    from indexer.info import coverage_lines, describe_index

    settings = read_settings(resources=resources, index=index)
    if coverage:
        click.echo("\n".join(coverage_lines(_open_service(settings).resources())))
        return
    facts = describe_index(settings)
    click.echo(json.dumps(facts) if as_json else "\n".join(f"{name:<12} {value}" for name, value in facts.items()))


@worrystone.command()
@click.argument("kind", type=click.Choice([str(kind) for kind in Kind]))
@click.argument("id_", metavar="ID")
@_resources
def new(kind: str, id_: str, resources: Path | None) -> None:
    """Write a template for a new resource; `check` says what is still to fill in."""
    from indexer.corpus.template import write_template

    path = write_template(read_settings(resources=resources).resources, Kind(kind), id_, _today())
    click.echo(path)
    click.echo("Fill it in, then run `worrystone check`. resources/README.md explains every field.", err=True)
