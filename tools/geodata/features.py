"""Writes a region as a GeoJSON feature: RFC 7946, the same shape always in the same bytes."""
import shapely


def feature(code, kind, parent, name, ru, uk, focus, shape, short=None, merges=None):
    properties = {"code": code, "kind": kind, "parent": parent, "name": name, "name_ru": ru, "name_uk": uk, "focus": focus}
    if short and short != name:
        properties["short"] = short
    if merges:
        properties["merges"] = merges
    return {"type": "Feature", "properties": properties, "geometry": geometry(shape)}


def geometry(shape):
    """RFC 7946: exterior rings counter-clockwise; parts by size, rings from their least vertex."""
    if shape is None or shape.is_empty:
        return None
    parts = sorted(shapely.get_parts(shape), key=lambda part: (-part.area, part.bounds))
    coordinates = [[ring(rim) for rim in (part.exterior, *part.interiors)] for part in map(shapely.orient_polygons, parts)]
    if len(coordinates) == 1:
        return {"type": "Polygon", "coordinates": coordinates[0]}
    return {"type": "MultiPolygon", "coordinates": coordinates}


def ring(rim):
    vertices = [[tidy(x), tidy(y)] for x, y in shapely.get_coordinates(rim)[:-1]]
    least = vertices.index(min(vertices))
    turned = vertices[least:] + vertices[:least]
    return turned + turned[:1]


def tidy(degrees):
    rounded = round(float(degrees), 4)
    return int(rounded) if rounded == int(rounded) else rounded
