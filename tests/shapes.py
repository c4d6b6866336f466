#!/usr/bin/env python3
"""Says the project's own fixtures in every shape, and compares what ecslint finds there with the plain form.

    tests/shapes.py              ECSLINT names the program; ECSLINT_TEST_DATA adds definitions of others

Each finding must stand at the place that corresponds, and its range must be the bytes of that value (or key).
"""
import collections
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(os.environ.get("top_srcdir", Path(__file__).resolve().parent.parent))
ECSLINT = str(Path(os.environ.get("ECSLINT", TOP / "build" / "ecslint")).resolve())

MAPS = {"options", "dockerLabels", "driverOpts", "labels"}
STRAY = {"unknown-member", "misplaced-member", "comment-member"}
# These tell of the file as a whole, which is another one in another shape.
OF_THE_FILE = {"syntax", "describe-output", "cloudformation-spelling", "not-a-task-definition", "document-limit", "definition-size"}


class Node:
    """A value to be written, and the pointer of what it stands for in the plain form; a choice between values
    stands for none of them, but its key is the member's."""

    def __init__(self, value, origin=None, is_choice=False, key_origin=None):
        self.value, self.origin, self.is_choice, self.key_origin = value, origin, is_choice, key_origin


class Token:
    """A template token outside quotes: nobody knows the value."""


class Embedded:
    """A document in a string."""

    def __init__(self, node):
        self.node = node


Place = collections.namedtuple("Place", "origin value key key_origin")


def step(pointer, name):
    return f"{pointer}/{str(name).replace('~', '~0').replace('/', '~1')}"


def go_escapes(text):
    """As Go writes JSON, and so Terraform, but for <, which makes another word of <IMAGE1_NAME>."""
    return json.dumps(text, ensure_ascii=False).translate({ord(c): f"\\u{ord(c):04x}" for c in ">&\u2028\u2029"})


class Writer:
    """Writes nodes as JSON, and keeps the bytes at which each pointer's value and key stand."""

    def __init__(self, quote=json.dumps, indent=False):
        self.quote, self.indent = quote, indent
        self.text = bytearray()
        self.places = {}  # (pointer, inner pointer or None): Place

    def put(self, text):
        self.text += text.encode() if isinstance(text, str) else text

    def gap(self, depth):
        if self.indent:
            self.put("\n" + "  " * depth)

    def write(self, node, pointer="", key=None, depth=0):
        start = len(self.text)
        value = node.value
        if isinstance(value, Embedded):
            self.write_embedded(value.node, pointer)
        elif value is Token:
            self.put("{{ .Value }}")
        elif isinstance(value, dict):
            self.put("{")
            for number, (name, member) in enumerate(value.items()):
                self.put("," if number else "")
                self.gap(depth + 1)
                at = len(self.text)
                self.put(self.quote(name))
                span = (at, len(self.text))
                self.put(": " if self.indent else ":")
                self.write(member, step(pointer, name), span, depth + 1)
            self.put("}")
        elif isinstance(value, list):
            self.put("[")
            for number, member in enumerate(value):
                self.put("," if number else "")
                self.gap(depth + 1)
                self.write(member, step(pointer, number), None, depth + 1)
            self.put("]")
        else:
            self.put(self.quote(value))
        span = (-1, -1) if node.is_choice else (start, len(self.text))
        self.places[pointer, None] = Place(node.origin, span, key, node.key_origin)
        return self

    def write_embedded(self, node, pointer):
        inner = Writer(self.quote).write(node)
        moved = []  # of each byte of the inner text, where it stands
        self.put('"')
        for character in inner.text.decode():
            at = len(self.text)
            moved += [at] * len(character.encode())
            self.put(self.quote(character)[1:-1])
        moved.append(len(self.text))
        self.put('"')

        def move(span):
            return span and (moved[span[0]], moved[span[1]])

        for (at, _), place in inner.places.items():
            self.places[pointer, at] = Place(place.origin, move(place.value), move(place.key), None)


def plain(value, pointer=""):
    if isinstance(value, dict):
        return Node({k: plain(v, step(pointer, k)) for k, v in value.items()}, pointer)
    if isinstance(value, list):
        return Node([plain(v, step(pointer, i)) for i, v in enumerate(value)], pointer)
    return Node(value, pointer)


# --- CloudFormation

IRREGULAR = {
    "efsVolumeConfiguration": "EFSVolumeConfiguration",
    "fsxWindowsFileServerVolumeConfiguration": "FSxWindowsFileServerVolumeConfiguration",
    "s3filesVolumeConfiguration": "S3FilesVolumeConfiguration",
    "iam": "IAM",
}
IRREGULAR_IN = {
    ("efsVolumeConfiguration", "fileSystemId"): "FilesystemId",
    ("proxyConfiguration", "properties"): "ProxyConfigurationProperties",
}


def pascal(parent, key):
    return IRREGULAR_IN.get((parent, key)) or IRREGULAR.get(key) or key[:1].upper() + key[1:]


def other_type(value):
    """The same as CloudFormation understands it, as another type."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str) and value in ("true", "false"):
        return value == "true"
    if isinstance(value, str) and value.lstrip("-").isascii() and value.lstrip("-").isdigit() and value == str(int(value)):
        return int(value)
    return value


def properties(value, pointer="", parent=None, convert=lambda value: value, wrap=False, is_map=False):
    """`parent` is the member of the API that the value belongs to, or whose list it is in."""
    if isinstance(value, dict):
        made = {}
        for key, member in value.items():
            name = key if is_map else pascal(parent, key)
            made[name] = properties(member, step(pointer, key), key, convert, wrap, not is_map and key in MAPS)
        node = Node(made, pointer)
    elif isinstance(value, list):
        node = Node([properties(v, step(pointer, i), parent, convert, wrap) for i, v in enumerate(value)], pointer)
    else:
        node = Node(convert(value), pointer)
    if wrap and pointer:
        node = Node({"Fn::If": Node([Node("Wide"), node, node])}, pointer, True)
    return node


def template(value, **how):
    return Node({
        "AWSTemplateFormatVersion": Node("2010-09-09"),
        "Resources": Node({
            "Queue": Node({"Type": Node("AWS::SQS::Queue")}),
            "Web": Node({"Type": Node("AWS::ECS::TaskDefinition"), "Properties": properties(value, **how)}),
        }),
    })


# --- Terraform: of each block, the attributes with what they stand for. A trailing "[]" is a block.

UNSET, FALSE, ZERO = None, False, 0
VOLUME = {
    "name": "name", "host_path": "host/sourcePath", "configure_at_launch": "configuredAtLaunch",
    "docker_volume_configuration[]": ("dockerVolumeConfiguration", {
        "scope": "scope", "autoprovision": "autoprovision", "driver": "driver", "driver_opts": "driverOpts", "labels": "labels"}),
    "efs_volume_configuration[]": ("efsVolumeConfiguration", {
        "file_system_id": "fileSystemId", "root_directory": "rootDirectory", "transit_encryption": "transitEncryption",
        "transit_encryption_port": "transitEncryptionPort",
        "authorization_config[]": ("authorizationConfig", {"access_point_id": "accessPointId", "iam": "iam"})}),
    "fsx_windows_file_server_volume_configuration[]": ("fsxWindowsFileServerVolumeConfiguration", {
        "file_system_id": "fileSystemId", "root_directory": "rootDirectory",
        "authorization_config[]": ("authorizationConfig", {
            "credentials_parameter": "credentialsParameter", "domain": "domain"})}),
    "s3files_volume_configuration[]": ("s3filesVolumeConfiguration", {
        "file_system_arn": "fileSystemArn", "root_directory": "rootDirectory", "access_point_arn": "accessPointArn",
        "transit_encryption_port": "transitEncryptionPort"}),
}
RESOURCE = {
    "container_definitions": "containerDefinitions", "cpu": "cpu", "memory": "memory", "family": "family",
    "enable_fault_injection": "enableFaultInjection",
    "ephemeral_storage[]": ("ephemeralStorage", {"size_in_gib": "sizeInGiB"}),
    "execution_role_arn": "executionRoleArn", "task_role_arn": "taskRoleArn", "ipc_mode": "ipcMode",
    "network_mode": "networkMode", "pid_mode": "pidMode", "requires_compatibilities": "requiresCompatibilities",
    "inference_accelerator[]": ("inferenceAccelerators", {"device_name": "deviceName", "device_type": "deviceType"}),
    "placement_constraints[]": ("placementConstraints", {"type": "type", "expression": "expression"}),
    "proxy_configuration[]": ("proxyConfiguration", {
        "type": "type", "container_name": "containerName", "properties": "properties"}),
    "runtime_platform[]": ("runtimePlatform", {
        "operating_system_family": "operatingSystemFamily", "cpu_architecture": "cpuArchitecture"}),
    "tags": "tags", "volume[]": ("volumes", VOLUME),
}
# What the provider writes for attributes that nobody set.
DEFAULTS = {"configure_at_launch": False, "autoprovision": False, "transit_encryption_port": 0, "enable_fault_injection": None}


def pair_map(value, pointer):
    made = {}
    for i, pair in enumerate(value):
        key = "key" if "key" in pair else "name"
        at = step(pointer, i)
        made[pair[key]] = Node(pair.get("value"), step(at, "value"), key_origin=step(at, key))
    return Node(made, pointer)


def block(value, attributes, pointer=""):
    made = {}
    for name, source in attributes.items():
        if name.endswith("[]"):
            source, inner = source
            at, found = step(pointer, source), value.get(source)
            many = found if isinstance(found, list) else [found]
            single = not isinstance(found, list)
            made[name[:-2]] = Node([block(v, inner, at if single else step(at, i)) for i, v in enumerate(many)] if found else [],
                                   at)
            continue
        at, found = pointer, value
        for part in source.split("/"):
            at, found = step(at, part), (found or {}).get(part)
        if source == "containerDefinitions":
            made[name] = Node(Embedded(plain(found, at)), at)
        elif name in ("tags", "properties") and isinstance(found, list):
            made[name] = pair_map(found, at)
        else:
            made[name] = plain(DEFAULTS.get(name, "") if found is None else found, at)
    return Node(made, pointer)


def resources(value):
    return Node([
        Node({"address": Node("aws_sqs_queue.q"), "mode": Node("managed"), "type": Node("aws_sqs_queue"), "values": Node({})}),
        Node({"address": Node("aws_ecs_task_definition.web"), "mode": Node("managed"), "type": Node("aws_ecs_task_definition"),
              "name": Node("web"), "values": block(value, RESOURCE), "sensitive_values": Node({"tags": Node({})})}),
    ])


def state(value):
    return Node({"format_version": Node("1.0"), "terraform_version": Node("1.9.8"),
                 "values": Node({"root_module": Node({"resources": resources(value)})})})


def plan(value):
    return Node({
        "format_version": Node("1.2"), "terraform_version": Node("1.9.8"),
        "planned_values": Node({"root_module": Node({"child_modules": Node([
            Node({"resources": resources(value), "address": Node("module.app")})])})}),
        "resource_changes": Node([Node({
            "address": Node("aws_ecs_task_definition.web"), "mode": Node("managed"), "type": Node("aws_ecs_task_definition"),
            "change": Node({"actions": Node([Node("create")]), "after_unknown": Node({"arn": Node(True), "id": Node(True)})})})]),
    })


# --- What fits into which shape, and which findings differ on purpose

class Case:
    def __init__(self, name, value, findings):
        self.name, self.value, self.findings = name, value, findings
        self.of_unknown_task = None

    def rules(self, outside_containers=False):
        return {f.rule for f in self.findings
                if not (outside_containers and f.origin.startswith("/containerDefinitions"))}


Finding = collections.namedtuple("Finding", "rule severity origin part")


def in_cloudformation(case):
    # What is coerced is no wrong type, and more may then be said of it.
    # A null is an error, an empty list of tags none.
    if case.rules() & {"wrong-type", "tags-empty"} or has_null(case.value):
        return None
    wanted = set()
    for f in case.findings:
        if f.rule == "missing-member" and f.origin == "" and "family" not in case.value:
            continue  # CloudFormation makes one up
        if f.rule in STRAY:
            if f.origin.rpartition("/")[2][:1].isupper():
                return None  # it may be right there
            f = f._replace(severity="warning")
        wanted.add(f)
    return wanted


def has_null(value):
    if isinstance(value, (dict, list)):
        return any(map(has_null, value.values() if isinstance(value, dict) else value))
    return value is None


def has_blank(value):
    if isinstance(value, (dict, list)):
        return any(map(has_blank, value.values() if isinstance(value, dict) else value))
    return value == ""


def in_terraform(case):
    value = case.value
    if case.rules(True) & {"wrong-type", "null-member"} or not isinstance(value.get("containerDefinitions"), list):
        return None
    if has_blank({k: v for k, v in value.items() if k not in ("containerDefinitions", "tags", "proxyConfiguration")}):
        return None  # there "" is not set
    # A map has each key once, and every entry has one.
    for pairs in (value.get("tags"), (value.get("proxyConfiguration") or {}).get("properties")):
        keys = [p.get("key", p.get("name")) for p in pairs or [] if isinstance(p, dict)]
        if len(keys) != len(pairs or []) or None in keys or len(set(keys)) != len(keys):
            return None
        if any(not isinstance(p.get("value"), str) for p in pairs or []):
            return None
    wanted = set()
    for f in case.findings:
        inside = f.origin.startswith("/containerDefinitions/")
        if f.rule in STRAY:
            if not inside:
                continue  # the provider has no such attribute
            if f.origin.rpartition("/")[2][:1].isupper():
                return None  # the provider takes it
            f = f._replace(severity="warning")
        if f.rule in ("efs-access-point-root", "docker-volume-task-autoprovision", "null-member", "tags-empty"):
            continue  # not sent
        wanted.add(f)
    return wanted


def of_unknown_task(value):
    """The same containers in a definition of which nobody knows anything else."""
    node = plain(value)
    for attribute in RESOURCE.values():
        key = attribute if isinstance(attribute, str) else attribute[0]
        if key != "containerDefinitions":
            node.value[key] = Node(Token)
    return Node({k: v for k, v in node.value.items() if k == "containerDefinitions" or v.value is Token})


def in_list(case):
    # The list has no key.
    return case.of_unknown_task and {f._replace(part="value") if f.origin == "/containerDefinitions" else f
                                     for f in case.of_unknown_task}


def in_describe(case):
    return {f for f in case.findings if f.rule not in ("null-member", "tags-empty")}


READ_ONLY = {"taskDefinitionArn": "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:3", "revision": 3,
             "status": "ACTIVE", "requiresAttributes": [{"name": "ecs.capability.task-eni"}], "compatibilities": ["EC2"],
             "registeredAt": "2026-01-02T03:04:05+00:00", "registeredBy": "arn:aws:iam::123456789012:user/a"}


def described(value):
    node = plain(value)
    node.value.update(plain(READ_ONLY).value)
    return Node({"taskDefinition": node, "tags": Node([])})


SHAPES = [  # name, shape in the report, how to make it, what to expect, how it is written, further arguments, definition
    ("template", "cloudformation", template, in_cloudformation, Writer(indent=True), [], "Web"),
    ("coerced", "cloudformation", lambda v: template(v, convert=other_type), in_cloudformation, Writer(), [], "Web"),
    ("branches", "cloudformation", lambda v: template(v, wrap=True), in_cloudformation, Writer(indent=True), [], "Web"),
    ("plan", "terraform", plan, in_terraform, Writer(), [], "aws_ecs_task_definition.web"),
    ("state", "terraform", state, in_terraform, Writer(go_escapes), [], "aws_ecs_task_definition.web"),
    ("line", "ndjson", plain, lambda case: set(case.findings), Writer(go_escapes), [], None),
    ("describe", "describe", described, in_describe, Writer(indent=True), ["--input", "describe"], None),
    ("list", "containers", lambda v: plain(v).value["containerDefinitions"], in_list, Writer(), [], None),
]


class Checks:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.passed = self.failed = 0

    def expect(self, good, what):
        self.passed += bool(good)
        self.failed += not good
        if not good and self.failed <= 600:
            print(f"FAIL: {what}")

    def lint(self, files, arguments=()):
        done = subprocess.run([ECSLINT, "check", "--isolated", "--fail-on", "never", "--format", "jsonl", *arguments, "--",
                               *map(str, files)], stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
        self.expect(done.returncode == 0, f"exit status {done.returncode}: {done.stderr.decode(errors='replace')[-400:]}")
        found = collections.defaultdict(list)
        for line in done.stdout.splitlines():
            row = json.loads(line)
            found[row["file"]].append(row)
        return found

    def place(self, writer, row, shift, what):
        """The part of the file that a row (or a related place) points at: "value" or "key"; checks its range."""
        place = writer.places.get((row["pointer"], row.get("inner_pointer")))
        self.expect(place, f"{what}: no such pointer: {row['pointer']} {row.get('inner_pointer')}")
        if not place:
            return None, None
        span = (row["range"]["start"]["offset"] - shift, row["range"]["end"]["offset"] - shift)
        parts = {place.value: "value"}
        if place.key:
            parts[place.key] = "key"
        self.expect(span in parts or place.value[0] < span[0] <= span[1] < place.value[1] or
                    place.key and place.key[0] < span[0] < place.key[1],
                    f"{what}: range {span} is not that of {row['pointer']} {row.get('inner_pointer')}, {place.value} {place.key}")
        part = parts.get(span, "part")
        if part == "key" and place.key_origin:
            return place.key_origin, "value"
        return place.origin, part

    def lint_all(self, label, names, nodes, model, arguments=(), before=b"", shape=None, definition=None):
        """For each node what is found in its file, by what it stands for."""
        paths = [self.folder / f"{label}{n}.{'ndjson' if before else 'json'}" for n in range(len(nodes))]
        writers = [Writer(model.quote, model.indent).write(node) for node in nodes]
        for path, writer in zip(paths, writers):
            path.write_bytes(before + bytes(writer.text) + b"\n")
        rows = self.lint(paths, arguments)
        for path, name, writer in zip(paths, names, writers):
            found = collections.Counter()
            for row in rows[str(path)]:
                what = f"{label} of {name}: {row['rule']}"
                if row["range"]["start"]["offset"] < len(before):
                    continue
                if row["rule"] in OF_THE_FILE:
                    if shape is None:
                        found[Finding(row["rule"], row["severity"], "", "value")] += 1
                    continue
                origin, part = self.place(writer, row, len(before), what)
                self.expect(shape in (None, row["shape"]), f"{what}: shape {row['shape']}")
                self.expect(not definition or row["definition"] == definition, f"{what}: definition {row['definition']}")
                self.expect(row["range"]["start"]["line"] == 1 + (before + bytes(writer.text))[:row["range"]["start"]["offset"]].count(b"\n"),
                            f"{what}: line")
                if origin is not None:
                    found[Finding(row["rule"], row["severity"], origin, part)] += 1
                for related in row["related"]:
                    self.place(writer, related, len(before), what + " (related)")
            yield found


def definitions():
    """Plain, sound definitions by name."""
    def once(pairs):
        if len(dict(pairs)) != len(pairs):
            raise ValueError("a key twice")
        return dict(pairs)

    files = [f for f in sorted(TOP.glob("fixtures/*/*/input.json")) if not f.with_name("args").exists()]
    data = os.environ.get("ECSLINT_TEST_DATA")
    for folder in ("real", "deployed") if data else ():
        index = Path(data) / "corpus" / folder / "index.jsonl"
        rows = [json.loads(line) for line in index.open()]
        files += [index.with_name(r["file"]) for r in rows if r.get("kind", "register-input") == "register-input"]
    if not data:
        print("without ECSLINT_TEST_DATA: fixtures only")
    for file in files:
        try:
            value = json.loads(file.read_bytes(), object_pairs_hook=once, parse_constant=int)
            json.dumps(value, ensure_ascii=False).encode()
        except ValueError:  # half a surrogate pair among them
            continue
        if isinstance(value, dict) and not set(value) & set(READ_ONLY) and \
                ("containerDefinitions" in value or "family" in value):
            yield str(file.relative_to(TOP) if file.is_relative_to(TOP) else file.name), value


def main():
    with tempfile.TemporaryDirectory() as folder:
        checks = Checks(folder)
        known = list(definitions())
        cases = [Case(name, value, found) for (name, value), found in
                 zip(known, checks.lint_all("plain", [n for n, _ in known], [plain(v) for _, v in known], Writer()))
                 if not any(f.rule in OF_THE_FILE for f in found)]
        lists = [case for case in cases if is_list(case.value.get("containerDefinitions"))]
        for case, found in zip(lists, checks.lint_all("open", [c.name for c in lists],
                                                      [of_unknown_task(c.value) for c in lists], Writer())):
            case.of_unknown_task = found
        for shape in SHAPES:
            one_shape(checks, cases, *shape)
        print(f"{len(cases)} definitions; {checks.passed} passed, {checks.failed} failed")
        sys.exit(checks.failed > 0)


def is_list(containers):
    """A list that is recognised as one of containers."""
    return isinstance(containers, list) and containers and isinstance(containers[0], dict) and \
        {"image", "portMappings"} & set(containers[0])


# Before the definition in question: a line with a fault of its own, and an empty one.
LINES_BEFORE = b'{"family": "before", "containerDefinitions": [{"name": "a", "image": "a:1", "memory": 9, "cpu": 0.5}]}\n\n'


def one_shape(checks, cases, label, shape, make, expected, model, arguments, definition):
    wanted = [(case, expected(case)) for case in cases]
    wanted = [(case, {f for f in findings if f.rule not in OF_THE_FILE})
              for case, findings in wanted if findings is not None]
    before = LINES_BEFORE if label == "line" else b""
    found = checks.lint_all(label, [case.name for case, _ in wanted], [make(case.value) for case, _ in wanted], model,
                            arguments, before, shape, definition)
    for (case, findings), own in zip(wanted, found):
        more, less = own.keys() - findings, findings - own.keys()
        if label == "branches":
            less |= {f for f, times in own.items() if f.part == "value" and f.origin and times < 2}
        checks.expect(not more, f"{label} of {case.name}: too much: {sorted(more)}")
        checks.expect(not less, f"{label} of {case.name}: not found: {sorted(less)}")
    print(f"{label}: {len(wanted)} definitions")


if __name__ == "__main__":
    main()
