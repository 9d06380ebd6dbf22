"""Holds every fixture, every example and fresh files of the program against the schemas of Schemas/, with the jsonschema
package; and spoils each of them, to see that a schema can refuse.

    schemas.py PATH-TO-COACHPLAN
"""

import copy
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = str(pathlib.Path(sys.argv[1]).resolve())
SCHEMAS = {}
for path in sorted((ROOT / "Schemas").glob("*.schema.json")):
    schema = json.loads(path.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    SCHEMAS[path.name.removesuffix(".schema.json")] = jsonschema.Draft202012Validator(schema)

passed, failed = 0, 0


def check(name, holds, what=""):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print(f"FAILED {name} {what}")


def plain(value):
    """Dates of YAML as the texts that they are in JSON."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return value


def accepts(kind, name, document):
    errors = sorted(SCHEMAS[kind].iter_errors(document), key=lambda error: list(map(str, error.path)))
    check(name, not errors, "; ".join(f"{'/'.join(map(str, e.path))}: {e.message[:200]}" for e in errors[:3]))


def refuses(kind, name, document, change):
    spoilt = copy.deepcopy(document)
    change(spoilt)
    check(f"{name}, spoilt", not SCHEMAS[kind].is_valid(spoilt), "is accepted")


def request(path):
    document = plain(yaml.safe_load(path.read_text()))
    name = str(path)
    accepts("request", name, document)
    refuses("request", name, document, lambda it: it.update(horizn="2026-12-07/2026-12-12"))
    refuses("request", name, document, lambda it: it.pop("timeZone"))
    refuses("request", name, document, lambda it: it.update(facilitators=[{"name": "nobody"}]))
    refuses("request", name, document, lambda it: it.setdefault("policy", {}).update(paidOnly=3))
    for session in document.get("sessions", [])[:1]:
        for spoil in [{"lengthInMinutes": 20}, {"key": "a b"}, {"attendees": []}, {"priority": 0}, {"after": {"minDays": 1}}]:
            refuses("request", name, document, lambda it: it["sessions"][0].update(spoil))


def slots(path):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if line.strip():
            document = json.loads(line)
            accepts("slots-line", f"{path}:{number}", document)
            if number == 1:
                refuses("slots-line", str(path), document, lambda it: it.pop("request"))
                refuses("slots-line", str(path), document, lambda it: it["request"].update(attendeeIds="a"))


def plan(path):
    document = json.loads(path.read_text())
    accepts("plan", str(path), document)
    refuses("plan", str(path), document, lambda it: it["solution"].pop("bound"))
    refuses("plan", str(path), document, lambda it: it.update(seal="0"))
    refuses("plan", str(path), document, lambda it: it.update(extra=1))
    place = document.get("proof")
    if place and "file" in place:
        proof(path, json.loads((path.parent / place["file"]).read_text()))
    elif place:
        proof(path, place)


def proof(path, document):
    accepts("proof", f"{path}: proof", document)
    refuses("proof", f"{path}: proof", document, lambda it: it.pop("bound"))
    refuses("proof", f"{path}: proof", document, lambda it: it.update(parts=[]))
    refuses("proof", f"{path}: proof", document, lambda it: it.update(rows=[{"rule": "staffing"}]))


def programme(path):
    document = plain(yaml.safe_load(path.read_text()))
    accepts("programme", str(path), document)
    refuses("programme", f"{path}: every", document, lambda it: it.update(every="sometimes"))
    refuses("programme", f"{path}: attendees", document, lambda it: it.pop("attendees"))
    refuses("programme", f"{path}: horizn", document, lambda it: it.update(horizn="1 week"))
    refuses("programme", f"{path}: intervals", document, lambda it: it.update(intervals=[{"team": "Billing South"}]))


def run(*arguments, cwd=None, env=None):
    return subprocess.run([BINARY, *arguments], check=True, capture_output=True, text=True, cwd=cwd, env=env).stdout


def lock(work):
    """The lock that resolve writes for the example's sheet, and the request that import writes for it."""
    sandbox = subprocess.Popen([BINARY, "sandbox", "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        url = sandbox.stdout.readline().split()[-1]
        shutil.copy(ROOT / "Examples" / "from-a-spreadsheet" / "sheet.csv", work / "sheet.csv")
        run("import", "sheet.csv", "--out", "sheet.yaml", "--time-zone", "America/New_York", cwd=work)
        request(work / "sheet.yaml")
        environment = {"GENESYSCLOUD_OAUTHCLIENT_ID": "sandbox", "GENESYSCLOUD_OAUTHCLIENT_SECRET": "sandbox"}
        run("resolve", "sheet.yaml", "--api-url", url, cwd=work, env={**os.environ, **environment})
        # The request that comes of a list of who is due.
        shutil.copy(ROOT / "Examples" / "every-four-weeks" / "programme.yaml", work / "programme.yaml")
        run("resolve", "programme.yaml", "--api-url", url, cwd=work, env={**os.environ, **environment})
        run("due", "programme.yaml", "--request-out", "due.yaml", "--api-url", url, cwd=work,
            env={**os.environ, **environment})
        request(work / "due.yaml")
        document = json.loads((work / "sheet.yaml.lock.json").read_text())
        accepts("lock", "sheet.yaml.lock.json", document)
        refuses("lock", "lock", document, lambda it: it.pop("asked"))
        refuses("lock", "lock", document, lambda it: it["people"][0].pop("id"))
        refuses("lock", "lock", document, lambda it: it.update(names=[]))
    finally:
        sandbox.kill()
        sandbox.wait()


def main():
    folders = [ROOT / "Tests" / "Fixtures", ROOT / "Examples"]
    cases = [(path.parent, path) for folder in folders for path in sorted(folder.glob("**/request.*"))
             if path.suffix in (".yaml", ".json") and not path.name.endswith(".schema.json")]
    for folder, path in cases:
        request(path)
        if (folder / "slots.ndjson").exists():
            slots(folder / "slots.ndjson")
    for folder in folders:
        for path in sorted(folder.glob("**/programme.yaml")):
            programme(path)
    for kind in SCHEMAS:
        for folder in folders:
            for path in sorted(folder.glob(f"**/*.{kind}.json")):
                accepts(kind, str(path), json.loads(path.read_text()))
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        for number, (folder, path) in enumerate(cases):
            if (folder / "slots.ndjson").exists():
                run("plan", str(path), "--slots", str(folder / "slots.ndjson"), "--out", str(work / f"{number}.json"),
                    "--work-limit", "20", "--quiet")
                plan(work / f"{number}.json")
        run("scenario", "--sessions", "60", "--facilitators", "6", "--days", "5", "--seed", "1", "--all", "--out",
            str(work / "scenario"))
        for path in sorted((work / "scenario").glob("request.*")):
            request(path)
        slots(work / "scenario" / "slots.ndjson")
        run("init", cwd=work)
        request(work / "request.yaml")
        lock(work)
        check("init writes the schema", (work / "request.schema.json").read_bytes()
              == (ROOT / "Schemas" / "request.schema.json").read_bytes())


main()
print(f"schemas: {passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
