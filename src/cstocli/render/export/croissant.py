"""The description of a folder of CSV files in Croissant 1.0 (JSON-LD), which catalogues of data sets read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from cstocli.render.export import dataset
from cstocli.reports.tables import Table, TableColumn, Type

_CONTEXT: Final[Mapping[str, Any]] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that the standard prescribes."""
_TYPES: Final = {
    Type.TEXT: "sc:Text",
    Type.INTEGER: "sc:Integer",
    Type.NUMBER: "sc:Float",
    Type.BOOLEAN: "sc:Boolean",
    Type.DATE: "sc:Date",
}


def croissant(tables: Sequence[Table], files: Mapping[str, bytes], facts: Mapping[str, str]) -> dict[str, Any]:
    """Return the description of tables and of their files, which are in the same folder."""
    names = {table.name: table for table in tables}
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": f"{dataset.slug(facts)}-record",
        "description": dataset.description(facts),
        "alternateName": dataset.title(facts),
        "version": dataset.version(facts),
        "citeAs": dataset.citation(facts),
        "datePublished": facts["verified_to"],
        **_rights(facts),
        "isBasedOn": dataset.source(facts),
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": name,
                "name": name,
                "contentUrl": name,
                "contentSize": f"{len(content)} B",
                "encodingFormat": "text/csv",
                "sha256": sha256(content).hexdigest(),
            }
            for name, content in files.items()
        ],
        "recordSet": [_record_set(table, names) for table in tables],
    }


def _rights(facts: Mapping[str, str]) -> dict[str, Any]:
    licence = dataset.licence(facts)
    if licence is None:
        return {}
    return {"license": licence.path, "creator": {"@type": "sc:Organization", "name": dataset.AUTHORS}}


def _record_set(table: Table, tables: Mapping[str, Table]) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.meaning,
        "key": [{"@id": f"{table.name}/{name}"} for name in table.key],
        "field": [_field(column, table, tables) for column in table.columns],
    }


def _field(column: TableColumn, table: Table, tables: Mapping[str, Table]) -> dict[str, Any]:
    other = tables.get(column.references or "")
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.meaning,
        "dataType": _TYPES[column.type],
        "source": {"fileObject": {"@id": f"{table.name}.csv"}, "extract": {"column": column.name}},
        **({"references": {"field": {"@id": f"{other.name}/{other.key[0]}"}}} if other else {}),
    }
