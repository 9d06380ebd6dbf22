def make_parts(count):
    """A folder of parts of a request of several business units."""
    import hashlib

    folder, told = work / "parts-of-all", []
    for number in range(1, count + 1):
        part = folder / "parts" / f"{number:04d}"
        run("scenario", "--out", part, "--sessions", 100, "--facilitators", 6, "--days", 3, "--seed", number)
        request, slots = ((part / name).read_bytes() for name in ("request.json", "slots.ndjson"))
        told.append({
            "number": number, "name": f"unit {number}", "component": number, "sessions": 100, "facilitators": 6,
            "slotsBytes": len(slots), "requestSHA256": hashlib.sha256(request).hexdigest(),
            "slotsSHA256": hashlib.sha256(slots).hexdigest()})
    source = {"file": "whole", "sha256": "0" * 64}
    (folder / "parts.json").write_text(json.dumps(
        {"coachplan": 1, "kind": "parts", "id": "by-hand", "request": source, "slots": source, "parts": told}))
    return folder
