#!/usr/bin/env python3
"""Compare the field tables with the newest ECS model that AWS has published.

    model-check.py FIELDS.json [--package FOLDER]

FIELDS.json is what print_fields prints. The model is the type declarations of the npm package
@aws-sdk/client-ecs, which npm fetches; --package names a folder where it is unpacked already.
Exit status: 0 nothing is missing, 1 something is, 2 the model could not be had.
"""
import argparse
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "@aws-sdk/client-ecs"
# Values that ECS takes although the model lacks them, and shapes that the model spells another way.
BEYOND_THE_MODEL = {("LogConfiguration", "logDriver", "none")}
# Plain strings in the tables, because ECS takes any text there.
OPEN_VALUES = {("PortMapping", "protocol")}


def fetch(folder):
    done = subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(2)
    with tarfile.open(Path(folder, done.stdout.strip().splitlines()[-1])) as archive:
        archive.extractall(folder, filter="data") if sys.version_info >= (3, 12) else archive.extractall(folder)
    return Path(folder, "package")


def braces(text, start):
    """The text between the brace at `start` and the one that closes it."""
    depth = 0
    for i in range(start, len(text)):
        depth += (text[i] == "{") - (text[i] == "}")
        if depth == 0:
            return text[start + 1:i]
    return ""


def read_model(package):
    texts = [p.read_text(encoding="utf-8") for p in sorted(package.glob("dist-types/models/*.d.ts"))]
    text = re.sub(r"/\*.*?\*/", "", "\n".join(texts), flags=re.S)
    shapes, enums = {}, {}
    for match in re.finditer(r"export interface (\w+)(?: extends [\w.]+)? \{", text):
        body = braces(text, match.end() - 1)
        shapes[match[1]] = dict(re.findall(r"^ {4}(\w+)\??: (.+?)(?: \| undefined)?;$", body, flags=re.M))
    for match in re.finditer(r"export declare const (\w+): \{", text):
        enums[match[1]] = re.findall(r': "([^"]+)";', braces(text, match.end() - 1))
    # A union is a namespace of one interface a member.
    for match in re.finditer(r"export declare namespace (\w+) \{", text):
        members = re.findall(r"interface (\w+)Member \{\s*(\w+): (\w+);", braces(text, match.end() - 1))
        if members:
            shapes[match[1]] = {key: kind for _, key, kind in members}
    return shapes, enums


def kind_of(declared, shapes, enums):
    declared = declared.strip()
    if declared.startswith("Record<"):
        return "map", None
    many = "[]" if declared.endswith("[]") else ""
    name = declared.removesuffix("[]").strip("()").split(" | ")[0]
    if name in enums:
        return "choice" + many, name
    if name in shapes:
        return "object" + many, name
    return name + many, None


def compare(tables, shapes, enums):
    missing = []
    for shape, members in tables.items():
        for key, declared in shapes.get(shape, {}).items():
            kind, name = kind_of(declared, shapes, enums)
            row = members.get(key)
            if not row:
                missing.append(f"{shape}.{key}: no row ({declared})")
                continue
            if (shape, key) in OPEN_VALUES:
                continue
            if row["type"] != kind:
                missing.append(f"{shape}.{key}: the row says {row['type']}, the model {declared}")
            for value in enums.get(name, []) if kind.startswith("choice") else []:
                if value not in row.get("values", []):
                    missing.append(f'{shape}.{key}: no value "{value}"')
    return missing


def gone(tables, shapes, enums):
    rows = []
    for shape, members in tables.items():
        if shape not in shapes:
            rows.append(f"{shape}: the model has no such shape")
            continue
        for key, row in members.items():
            if key not in shapes[shape]:
                rows.append(f"{shape}.{key}: the model has no such member")
                continue
            _, name = kind_of(shapes[shape][key], shapes, enums)
            for value in row.get("values", []):
                if value not in enums.get(name, []) and (shape, key, value) not in BEYOND_THE_MODEL:
                    rows.append(f'{shape}.{key}: the model has no value "{value}"')
    return rows


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("fields", type=Path)
    p.add_argument("--package", type=Path)
    options = p.parse_args()
    tables = json.loads(options.fields.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        package = options.package or fetch(folder)
        version = json.loads((package / "package.json").read_text())["version"]
        shapes, enums = read_model(package)
    if "RegisterTaskDefinitionRequest" not in shapes:
        print(f"{PACKAGE} {version}: its declarations could not be read")
        return 2
    missing, surplus = compare(tables, shapes, enums), gone(tables, shapes, enums)
    members = sum(len(m) for m in tables.values())
    print(f"{PACKAGE} {version}: {len(tables)} shapes, {members} members compared")
    for title, rows in (("Missing in src/fields.c (a row each, and a line in src/model.h):", missing),
                        ("In src/fields.c, but not in the model:", surplus)):
        if rows:
            print("\n" + title)
            print("\n".join("  " + row for row in rows))
    if not missing and not surplus:
        print("The field tables are up to date.")
    return 1 if missing or surplus else 0


if __name__ == "__main__":
    sys.exit(main())
