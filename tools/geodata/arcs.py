"""Simplifies a coverage arc by arc, so that neighbours keep exactly the same line between them.

An arc is the line between two nodes; a node is a vertex where more than two edges meet. Every arc is simplified once
(Ramer, Douglas and Peucker), then the rings are put together again from the arcs that are left.
"""
import numpy as np
import shapely


def simplified(coverage, tolerance_of):
    """The coverage `{code: polygon}` with each arc simplified by the least `tolerance_of(code)` of its sides, in degrees."""
    rings = {code: [ring_of(ring) for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors)]
             for code, shape in coverage.items()}
    nodes = find_nodes(rings)
    arcs = {code: [arcs_of(ring, nodes) for ring in own] for code, own in rings.items()}
    finest = {}
    for code, own in arcs.items():
        for arc in (arc for ring in own for arc in ring):
            key = key_of(arc)
            finest[key] = min(finest.get(key, 9.0), tolerance_of(code))
    while True:
        thin = {key: thinned(key, tolerance) for key, tolerance in finest.items()}
        result = {code: rebuilt(coverage[code], own, thin) for code, own in arcs.items()}
        wrong = faults(result)
        if not wrong:
            return result
        for code in wrong:
            for key in {key_of(arc) for ring in arcs[code] for arc in ring}:
                finest[key] = finest[key] / 4 if finest[key] > 1e-4 else 0.0


def ring_of(ring):
    """The vertices without the last one, which repeats the first."""
    return [tuple(xy) for xy in shapely.get_coordinates(ring)[:-1]]


def find_nodes(rings):
    beside = {}
    for own in rings.values():
        for ring in own:
            for at, vertex in enumerate(ring):
                beside.setdefault(vertex, set()).update((ring[at - 1], ring[(at + 1) % len(ring)]))
    return {vertex for vertex, others in beside.items() if len(others) > 2}


def arcs_of(ring, nodes):
    """The arcs of a ring in order, each with both ends; a ring without nodes is one arc from its least vertex round to it."""
    starts = [at for at, vertex in enumerate(ring) if vertex in nodes]
    if not starts:
        at = ring.index(min(ring))
        return [tuple(ring[at:] + ring[:at + 1])]
    turned = ring[starts[0]:] + ring[:starts[0] + 1]
    cuts = [at - starts[0] for at in starts] + [len(ring)]
    return [tuple(turned[a:b + 1]) for a, b in zip(cuts, cuts[1:])]


def key_of(arc):
    """The same for both directions."""
    return arc if arc <= arc[::-1] else arc[::-1]


def thinned(arc, tolerance):
    if tolerance == 0 or len(arc) < 3:
        return arc
    line = np.array(arc)
    keep = {0, len(arc) - 1}
    if arc[0] == arc[-1]:  # round: hold two more vertices, so that it stays a ring
        far = int(np.argmax(((line - line[0]) ** 2).sum(axis=1)))
        keep |= {far, far // 2 or 1, (far + len(arc) - 1) // 2}
    anchors = sorted(keep)
    pending = list(zip(anchors, anchors[1:]))
    while pending:
        a, b = pending.pop()
        if b - a < 2:
            continue
        distance = off_line(line[a], line[b], line[a + 1:b])
        at = int(np.argmax(distance))
        if distance[at] > tolerance:
            keep.add(a + 1 + at)
            pending += [(a, a + 1 + at), (a + 1 + at, b)]
    return tuple(arc[at] for at in sorted(keep))


def off_line(a, b, points):
    """Distances of points from the segment between a and b."""
    along = b - a
    length = (along ** 2).sum()
    share = np.clip(((points - a) @ along) / length, 0, 1) if length else np.zeros(len(points))
    return np.sqrt(((points - a - share[:, None] * along) ** 2).sum(axis=1))


def rebuilt(shape, rings, thin):
    def ring(arcs):
        vertices = []
        for arc in arcs:
            key = key_of(arc)
            line = thin[key] if arc == key else thin[key][::-1]
            vertices += line[:-1]
        return vertices
    rings = iter(rings)
    parts = []
    for part in shapely.get_parts(shape):
        outer = ring(next(rings))
        holes = [ring(next(rings)) for _ in part.interiors]
        if len(outer) > 2:
            parts.append(shapely.Polygon(outer, [hole for hole in holes if len(hole) > 2]))
    return shapely.MultiPolygon(parts)


def faults(coverage):
    """The codes whose shapes are broken or do not fit their neighbours."""
    codes = list(coverage)
    shapes = np.array([coverage[code] for code in codes])
    wrong = {code for code, valid in zip(codes, shapely.is_valid(shapes)) if not valid}
    edges = shapely.coverage_invalid_edges(shapes)
    return wrong | {code for code, edge in zip(codes, edges) if not edge.is_empty}
