"""Judges what goes out by what others wrote: `judge.py FOLDER SCHEMAS` says a line for each fault, and nothing else."""

import pathlib
import subprocess
import sys
import tempfile
import zipfile

import feedparser
import frictionless
import icalendar

folder, schemas = map(pathlib.Path, sys.argv[1:])


def tables():
    """Our table, and the package of tables of HSDS: types, keys, required cells, as many cells in each row."""
    dialect = frictionless.Dialect.from_descriptor({"csv": {"delimiter": ";"}})
    ours = frictionless.Resource(path="services.csv", basepath=str(folder), dialect=dialect, encoding="utf-8-sig")
    with zipfile.ZipFile(folder / "hsds.zip") as packed, tempfile.TemporaryDirectory() as tables:
        packed.extractall(tables)
        package = frictionless.Package(str(pathlib.Path(tables) / "datapackage.json"))
        if len(package.resources) != len(packed.namelist()) - 1:
            yield f"hsds: the package tells of {package.resource_names}, and holds {packed.namelist()}"
        for report in [ours.validate(), package.validate()]:
            yield from (f"csv: {fault}" for fault in report.flatten(["title", "fieldName", "rowNumber", "note"]))


def office():
    """The grammars of OpenDocument. Those of a manifest are of 1.2, which 1.3 changed nothing of but its number."""
    whole = "OpenDocument-schema-v1.3.rnc"
    manifest = ("META-INF/manifest.xml", "od-manifest-schema-v1.2-os.rnc")
    yield from document("services.ods", [("content.xml", whole), manifest])
    yield from document("communique.odt", [("content.xml", whole), ("styles.xml", whole), ("meta.xml", whole), manifest])


def document(file, judged):
    with zipfile.ZipFile(folder / file) as book, tempfile.TemporaryDirectory() as parts:
        if book.infolist()[0].filename != "mimetype" or book.infolist()[0].compress_type != zipfile.ZIP_STORED:
            yield f"{file}: the kind of the file does not stand first, as it is"
        listed = book.read("META-INF/manifest.xml").decode()
        yield from (f"{file}: {name} is not in the manifest" for name, _ in judged[:-1] if f'"{name}"' not in listed)
        for name, schema in judged:
            part = pathlib.Path(parts) / "part.xml"
            told = book.read(name)
            part.write_bytes(told.replace(b'version="1.3"', b'version="1.2"') if "manifest" in name else told)
            jing = [str(pathlib.Path(sys.executable).parent / "pyjing"), "-i", "-c", str(schemas / schema), str(part)]
            said = subprocess.run(jing, capture_output=True, text=True)
            if said.returncode:
                yield f"{file}: {name}: {said.stdout}{said.stderr}"


def feeds():
    for file in ["changes.atom", "actualites.atom"]:
        yield from feed(file)


def feed(file):
    told = feedparser.parse((folder / file).read_bytes())
    if told.bozo or told.version != "atom10":
        yield f"atom: {told.get('bozo_exception')} {told.version}"
    for part in [told.feed, *told.entries]:
        missing = [name for name in ["id", "title", "updated_parsed"] if not part.get(name)]
        if missing:
            yield f"atom: {missing} is missing in {part}"
    if not told.feed.get("author") or not told.entries:
        yield "atom: nobody wrote it, or nothing"


def calendars():
    for file in ["passages.ics", "agenda.ics"]:
        yield from calendar(file)


def calendar(file):
    told = (folder / file).read_bytes()
    if any(len(line) > 75 for line in told.split(b"\r\n")) or b"\n" in told.replace(b"\r\n", b""):
        yield "ics: a line is too long, or ends as none of its lines may"
    try:
        read = icalendar.Calendar.from_ical(told)
    except ValueError as fault:
        yield f"ics: {fault}"
        return
    for part in read.walk():
        yield from (f"ics: {part.name}: {fault}" for fault in part.errors)
        missing = [name for name in part.required if name not in part]
        if missing:
            yield f"ics: {part.name}: {missing} is missing"
    if not read.events:
        yield "ics: no event"


for judge in [tables, office, feeds, calendars]:
    for line in judge():
        print(line)
