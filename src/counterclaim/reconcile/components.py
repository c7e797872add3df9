"""The connected parts of a graph."""

from collections.abc import Iterable


def components(names: Iterable[str], edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The parts that the edges among `names` connect: each sorted, in the order of their first names.

    An edge to a name that is not among them is left out.
    """
    beside: dict[str, set[str]] = {n: set() for n in names}
    for a, b in edges:
        if a in beside and b in beside:
            beside[a].add(b)
            beside[b].add(a)
    found, seen = [], set[str]()
    for name in sorted(beside):
        if name in seen:
            continue
        part, front = {name}, [name]
        while front:
            new = beside[front.pop()] - part
            part |= new
            front += new
        seen |= part
        found.append(sorted(part))
    return found
