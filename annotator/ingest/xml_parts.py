"""The XML parts of zipped documents, read piece by piece and without definitions or entities."""

from collections.abc import Iterator

from lxml import etree

from annotator.ingest.caged_zip import CappedPart, HarmfulZip


def events(
    part: CappedPart, tags: tuple[str, ...] | None = None
) -> Iterator[tuple[str, etree._Element]]:
    """Yield elements of an XML part, all or those named, as they open and close; refuse any DTD."""
    parser = etree.iterparse(
        part,
        events=("start", "end"),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    first = True
    for event, element in parser:
        if first:
            _refuse_definition(element)
        first = False
        yield event, element
    if first and parser.root is not None:
        _refuse_definition(parser.root)


def _refuse_definition(element: etree._Element) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise HarmfulZip("holds a document type definition, which no such document needs")


def forget(element: etree._Element) -> None:
    """Free what was read, or a long document would be held in memory as a whole."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
