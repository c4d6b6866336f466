#!/usr/bin/env python3
"""Write a repeatable corpus of realistic ECS task definitions for timing.

    gen_corpus.py one  FILE            one 2-container Fargate definition, about 2.5 KB
    gen_corpus.py big  FILE            10 containers, just under 60 KiB
    gen_corpus.py many DIR    [COUNT]  COUNT files (10,000), 1-6 KB, EC2 and Fargate
    gen_corpus.py ndjson FILE [COUNT]  the same definitions, one a line; FILE may be -
    gen_corpus.py grown FILE  COUNT    COUNT containers, all of one size
    gen_corpus.py hostile DIR          documents of 64 KiB made to be slow, one file each

--seed picks another corpus; --faulty 0.05 plants one mistake in every 20th or so.
The same arguments give the same bytes.
"""
import argparse
import json
import random
import sys
from pathlib import Path

REGIONS = ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2"]
TEAMS = ["payments", "search", "identity", "media", "ledger", "orders", "platform"]
ROLES = ["api", "worker", "web", "cron", "gateway", "consumer", "indexer"]
SIDECARS = ["envoy", "log-router", "otel", "xray", "migrate"]
PUBLIC = ["nginx:1.27-alpine", "redis:7.2", "public.ecr.aws/docker/library/busybox:1.36",
          "amazon/aws-for-fluent-bit:stable", "ghcr.io/acme/toolbox:v3.1.0"]
ENV_NAMES = ["LOG_LEVEL", "NODE_ENV", "PORT", "AWS_REGION", "DATABASE_HOST", "CACHE_URL",
             "FEATURE_FLAGS", "OTEL_EXPORTER_OTLP_ENDPOINT", "QUEUE_URL", "MAX_WORKERS",
             "JAVA_OPTS", "SENTRY_ENVIRONMENT", "PUBLIC_BASE_URL", "TZ"]
SECRET_NAMES = ["DATABASE_PASSWORD", "API_KEY", "JWT_SIGNING_KEY", "STRIPE_TOKEN"]
FARGATE = {256: [512, 1024, 2048], 512: [1024, 2048, 4096], 1024: [2048, 4096, 8192],
           2048: [4096, 8192, 16384], 4096: [8192, 16384, 30720]}
# ECS takes 64 KiB by a count of its own: big stays clear of the warning that they are near.
ONE_BYTES, BIG_BYTES, HOSTILE_BYTES = 2560, 60 * 1024, 64 * 1024


def hex_of(rng, digits):
    return f"{rng.getrandbits(4 * digits):0{digits}x}"


def env_value(rng, name, region, team):
    choices = {
        "LOG_LEVEL": ["debug", "info", "warn"], "NODE_ENV": ["production", "staging"],
        "PORT": ["8080"], "AWS_REGION": [region], "MAX_WORKERS": [str(rng.randint(1, 64))],
        "DATABASE_HOST": [f"{team}.cluster-{hex_of(rng, 12)}.{region}.rds.amazonaws.com"],
        "CACHE_URL": [f"redis://{team}-{hex_of(rng, 6)}.cache.internal:6379/0"],
        "QUEUE_URL": [f"https://sqs.{region}.amazonaws.com/123456789012/{team}-jobs"],
        "JAVA_OPTS": ["-XX:MaxRAMPercentage=75.0 -Dfile.encoding=UTF-8 -Duser.timezone=UTC"],
        "FEATURE_FLAGS": ["{\"newCheckout\":true,\"ratio\":0.25,\"label\":\"caf\u00e9\"}"],
        "TZ": ["Etc/UTC", "Europe/Z\u00fcrich"],
    }
    return rng.choice(choices.get(name, [f"https://{team}.example.com/{hex_of(rng, 8)}"]))


def image_of(rng, region, team, role):
    if rng.random() < 0.3:
        return rng.choice(PUBLIC)
    repo = f"123456789012.dkr.ecr.{region}.amazonaws.com/{team}/{role}"
    return f"{repo}@sha256:{hex_of(rng, 64)}" if rng.random() < 0.3 else f"{repo}:{hex_of(rng, 7)}"


def container(rng, name, where, memory, cpu, first, fargate):
    region, team, family = where
    c = {"name": name, "image": image_of(rng, region, team, name), "essential": first,
         "cpu": cpu, "memory": memory, "memoryReservation": max(6, memory * 3 // 4)}
    if first:
        port = rng.choice([80, 3000, 8080, 9090])
        c["portMappings"] = [{"containerPort": port, "hostPort": port if fargate else 0,
                              "protocol": "tcp"}]
        c["healthCheck"] = {
            "command": ["CMD-SHELL", f"curl -fsS http://localhost:{port}/healthz || exit 1"],
            "interval": 30, "timeout": 5, "retries": 3, "startPeriod": rng.choice([0, 10, 60])}
    names = rng.sample(ENV_NAMES, rng.randint(2, 11 if first else 5))
    c["environment"] = [{"name": n, "value": env_value(rng, n, region, team)} for n in names]
    if first or rng.random() < 0.3:
        arn = f"arn:aws:secretsmanager:{region}:123456789012:secret:{team}/"
        c["secrets"] = [{"name": n, "valueFrom": f"{arn}{n.lower()}-{hex_of(rng, 6)}"}
                        for n in rng.sample(SECRET_NAMES, rng.randint(0, 3))]
    if rng.random() < 0.2:
        c["entryPoint"] = ["/sbin/tini", "--"]
        c["command"] = ["serve", "--config", f"/etc/{name}/config.yaml", "--verbose"]
    if rng.random() < 0.25:
        c["ulimits"] = [{"name": "nofile", "softLimit": 65536, "hardLimit": 65536}]
    if rng.random() < 0.25:
        c["linuxParameters"] = {"initProcessEnabled": True, "capabilities": {"drop": ["ALL"]}}
    if rng.random() < 0.25:
        c["readonlyRootFilesystem"] = True
    c["logConfiguration"] = {"logDriver": "awslogs", "options": {
        "awslogs-group": f"/ecs/{family}", "awslogs-region": region,
        "awslogs-stream-prefix": name}}
    return c


def definition(rng, count=None, fargate=None):
    fargate = rng.random() < 0.6 if fargate is None else fargate
    region, team, role = rng.choice(REGIONS), rng.choice(TEAMS), rng.choice(ROLES)
    family = f"{team}-{role}-{hex_of(rng, 6)}"
    count = count or rng.choice([1, 1, 1, 2, 2, 3])
    cpu = rng.choice(list(FARGATE)) if count <= 3 else 4096
    memory = rng.choice(FARGATE[cpu])
    names = [role] + [f"{rng.choice(SIDECARS)}-{i}" for i in range(1, count)]
    where = (region, team, family)
    d = {"family": family,
         "executionRoleArn": "arn:aws:iam::123456789012:role/ecsTaskExecutionRole",
         "taskRoleArn": f"arn:aws:iam::123456789012:role/{team}-{role}",
         "networkMode": "awsvpc" if fargate else "bridge",
         "requiresCompatibilities": ["FARGATE" if fargate else "EC2"],
         "cpu": str(cpu), "memory": str(memory),
         "containerDefinitions": [container(rng, n, where, memory // count, cpu // count, i == 0,
                                            fargate) for i, n in enumerate(names)]}
    if fargate:
        d["runtimePlatform"] = {"cpuArchitecture": rng.choice(["X86_64", "ARM64"]),
                                "operatingSystemFamily": "LINUX"}
        if rng.random() < 0.2:
            d["ephemeralStorage"] = {"sizeInGiB": rng.randint(21, 200)}
    elif rng.random() < 0.4:
        d["placementConstraints"] = [{"type": "memberOf",
                                      "expression": "attribute:ecs.instance-type =~ m7g.*"}]
    if count > 1:
        d["containerDefinitions"][0]["dependsOn"] = [
            {"containerName": n, "condition": "START"} for n in names[1:]]
    if rng.random() < 0.3:
        d["volumes"] = [{"name": "data", "efsVolumeConfiguration": {
            "fileSystemId": f"fs-{hex_of(rng, 17)}", "transitEncryption": "ENABLED"}}]
        d["containerDefinitions"][0]["mountPoints"] = [
            {"sourceVolume": "data", "containerPath": "/var/lib/data", "readOnly": False}]
    d["tags"] = [{"key": "team", "value": team},
                 {"key": "env", "value": rng.choice(["prod", "staging"])}]
    return d


def spoil(rng, d):
    """Plant one mistake of a kind that registration refuses."""
    first = d["containerDefinitions"][0]
    kind = rng.randrange(5)
    if kind == 0:
        first["memoryReservation"] = first["memory"] + 1
    elif kind == 1:
        first["image"] += ":UPPER CASE"
    elif kind == 2:
        first["portMappings"][0]["containerPort"] = 70000
    elif kind == 3:
        first["mountPoints"] = [{"sourceVolume": "absent", "containerPath": "/x"}]
    else:
        d["networkMode"] = "overlay"


def stream(seed, count, faulty):
    for i in range(count):
        rng = random.Random(f"{seed}/{i}")
        d = definition(rng)
        if rng.random() < faulty:
            spoil(rng, d)
        yield i, d


def compact(d):
    return json.dumps(d, separators=(",", ":"), ensure_ascii=False)


def pretty(d, indent=2):
    return json.dumps(d, indent=indent, ensure_ascii=False) + "\n"


def one(seed):
    tries = (definition(random.Random(f"{seed}/one/{i}"), count=2, fargate=True) for i in range(100))
    return min(tries, key=lambda d: abs(len(pretty(d).encode()) - ONE_BYTES))


def big(seed):
    rng = random.Random(f"{seed}/big")
    d = definition(rng, count=10, fargate=True)
    n = 0
    while True:
        env = d["containerDefinitions"][n % 10]["environment"]
        env.append({"name": f"SETTING_{n:04d}", "value": env_value(rng, "QUEUE_URL", "us-east-1", "orders")})
        if len(compact(d).encode()) > BIG_BYTES:
            env.pop()
            return d
        n += 1


def grown(seed, count):
    d = definition(random.Random(f"{seed}/grown"), count=1, fargate=True)
    first = d["containerDefinitions"][0]
    copies = [json.loads(json.dumps(first)) for _ in range(count)]
    for i, c in enumerate(copies):
        c["name"] = f"part-{i:04d}"
        c["memory"] = c["memoryReservation"] = c["cpu"] = 16
        c["portMappings"] = [{"containerPort": 1024 + i, "protocol": "tcp"}]
    d["containerDefinitions"] = copies
    return d


def filled(before, item, after):
    """before, then item(0), item(1), … with commas, then after: as long as 64 KiB allow."""
    parts, room, i = [], HOSTILE_BYTES - len(before) - len(after), 0
    while True:
        part = item(i)
        room -= len(part) + 1
        if room < 0:
            return before + ",".join(parts) + after
        parts.append(part)
        i += 1


def repeated(before, piece, after):
    return before + piece * ((HOSTILE_BYTES - len(before) - len(after)) // len(piece)) + after


def hostile():
    task = '{"family":"f","memory":"512","containerDefinitions":['
    box = task + '{"name":"a","image":"a"'
    end = "}]}"
    nest = 56
    return {
        "duplicate-keys": filled(box + ',"dockerLabels":{', lambda i: '"k":"v"', "}" + end),
        "duplicate-members": filled("{", lambda i: '"family":"f"', "}"),
        "distinct-keys": filled(box + ',"dockerLabels":{', lambda i: f'"k{i}":"v"', "}" + end),
        "unknown-members": filled(box + ",", lambda i: f'"portMaping{i}":1', end),
        "deepest-legal": filled('{"x":[', lambda i: "[" * nest + "]" * nest, "]}"),
        "too-deep": repeated("", "[", ""),
        "environment": filled(box + ',"environment":[', lambda i: f'{{"name":"N{i}","value":""}}', "]" + end),
        "environment-one-name": filled(box + ',"environment":[', lambda i: '{"name":"N","value":""}', "]" + end),
        "escapes": repeated(box + ',"command":["', "\\u00e9\\n", '"]' + end),
        "short-strings": filled(box + ',"command":[', lambda i: '"\\n"', "]" + end),
        "template-openers": filled(box + ',"command":[', lambda i: '"' + "${{{<" * 40 + '"', "]" + end),
        "image-one": repeated(task + '{"name":"a","image":"', "a-", '!"}]}'),
        "image-slashes": repeated(task + '{"name":"a","image":"', "a/", '!"}]}'),
        "image-many": filled(task, lambda i: f'{{"name":"c{i}","image":"' + "a__b--" * 40 + '!"}', "]}"),
        "depends-chain": filled(task, lambda i: f'{{"name":"c{i}","image":"a","dependsOn":'
                                f'[{{"containerName":"c{i + 1}","condition":"START"}}]}}', "]}"),
        "depends-on-nobody": filled(box + ',"dependsOn":[', lambda i: f'{{"containerName":"x{i}","condition":"START"}}', "]" + end),
        "same-container": filled(task, lambda i: '{"name":"a","image":"a"}', "]}"),
        "ports": filled(box + ',"portMappings":[', lambda i: f'{{"containerPort":{i + 1}}}', "]" + end),
        "port-ranges": filled(box + ',"portMappings":[', lambda i: f'{{"containerPortRange":"{i + 1}-65535"}}', "]" + end),
        "mount-points": filled(box + ',"mountPoints":[', lambda i: f'{{"sourceVolume":"v{i}","containerPath":"/"}}', "]" + end),
        "volumes": filled('{"family":"f","containerDefinitions":[],"volumes":[', lambda i: f'{{"name":"v{i}"}}', "]}"),
        "wrong-types": filled(box + ',"command":[', lambda i: "1", "]" + end),
        "commas": repeated("[", ",", ""),
        "unclosed-strings": repeated("[", '"a\n', ""),
    }


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("what", choices=["one", "big", "many", "ndjson", "grown", "hostile"])
    p.add_argument("to")
    p.add_argument("count", nargs="?", type=int, default=10000)
    p.add_argument("--seed", default="ecs")
    p.add_argument("--faulty", type=float, default=0.0)
    a = p.parse_args()
    if a.what == "one":
        Path(a.to).write_text(pretty(one(a.seed)), encoding="utf-8")
    elif a.what == "big":
        Path(a.to).write_text(compact(big(a.seed)), encoding="utf-8")
    elif a.what == "grown":
        Path(a.to).write_text(pretty(grown(a.seed, a.count)), encoding="utf-8")
    elif a.what == "hostile":
        Path(a.to).mkdir(parents=True, exist_ok=True)
        for name, text in hostile().items():
            Path(a.to, name + ".json").write_text(text, encoding="utf-8")
    elif a.what == "many":
        for i, d in stream(a.seed, a.count, a.faulty):
            path = Path(a.to, f"{i // 100:04d}", f"{i:07d}.json")
            if i % 100 == 0:
                path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(pretty(d), encoding="utf-8")
    else:
        out = sys.stdout if a.to == "-" else open(a.to, "w", encoding="utf-8")
        for _, d in stream(a.seed, a.count, a.faulty):
            out.write(compact(d) + "\n")
        out.close()


if __name__ == "__main__":
    main()
