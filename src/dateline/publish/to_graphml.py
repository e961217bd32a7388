"""People and events as a graph (GraphML), for network analysis: who takes part in what, and in which role.

Nodes are entities and events; an edge leads from an entity to an event that it takes part in. Events that are only
spoken of in passing are left out.
"""

from collections.abc import Iterable

from lxml import etree

from dateline.model.link import Entity, Event
from dateline.model.record import Record
from dateline.publish.lookup import Lookup

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE_KEYS = ("kind", "type", "label", "country", "status", "plover", "cameo", "earliest", "latest")
_KEYS = dict.fromkeys(_NODE_KEYS, ("node", "string")) | {"texts": ("node", "int"), "role": ("edge", "string")}


def record_to_graphml(record: Record) -> str:
    """Return the graph as one XML document."""
    root = etree.Element("graphml", {"xmlns": _SPACE})
    for name, (target, kind) in _KEYS.items():
        etree.SubElement(root, "key", {"id": name, "for": target, "attr.name": name, "attr.type": kind})
    graph = etree.SubElement(root, "graph", edgedefault="directed")
    lookup = Lookup(record)
    events = [event for event in record.links.events if event.participants and not event.background]
    taking_part = {each.entity_id for event in events for each in event.participants}
    for entity in record.links.entities:
        if entity.id in taking_part:
            _node(graph, entity.id, _entity(entity))
    for event in events:
        _node(graph, event.id, _event(event))
        for each in event.participants:
            if each.entity_id in lookup.entities:
                _data(etree.SubElement(graph, "edge", source=each.entity_id, target=event.id), [("role", each.role)])
    etree.indent(root)
    return etree.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def _entity(entity: Entity) -> Iterable[tuple[str, str]]:
    return ("kind", "entity"), ("type", entity.kind.value), ("label", entity.name), ("country", entity.country or "")


def _event(event: Event) -> Iterable[tuple[str, str]]:
    time = event.time.interval
    return (
        ("kind", "event"),
        ("type", event.type.value),
        ("label", event.title),
        ("country", event.place.country or "" if event.place else ""),
        ("status", event.status.value),
        ("plover", event.plover),
        ("cameo", event.cameo),
        ("earliest", time.earliest.isoformat() if time.earliest else ""),
        ("latest", time.latest.isoformat() if time.latest else ""),
        ("texts", str(len(event.origins.texts))),
    )


def _node(graph: "etree._Element", id_: str, data: Iterable[tuple[str, str]]) -> None:
    _data(etree.SubElement(graph, "node", id=id_), data)


def _data(element: "etree._Element", data: Iterable[tuple[str, str]]) -> None:
    """Add what is known; an empty value is left out."""
    for name, value in data:
        if value:
            etree.SubElement(element, "data", key=name).text = value
