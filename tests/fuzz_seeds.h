/* What mutations begin with, whatever the target: sound documents, templates, and each sort of mistake. */
#ifndef ECSLINT_TESTS_FUZZ_SEEDS_H
#define ECSLINT_TESTS_FUZZ_SEEDS_H

#include "text.h"

/* Ends with bytes NULL. */
static const struct text fuzz_seeds[] = {
	TEXT("{\"family\": \"web\", \"cpu\": \"256\", \"containerDefinitions\": [{\"name\": \"a\", "
	     "\"image\": "
	     "\"nginx:1\", \"essential\": true, \"memory\": 512, \"x\": null, \"y\": -1.5e+3}]}"),
	TEXT("{\n\t\"a\": [1, 2, 3],\r\n\t\"b\": {\"c\": false}\n}\n"),
	TEXT("\"\\u00e9\\ud83d\\ude00\\n\\\"\\u0000\xC3\xA9\""),
	TEXT("[\"\\ud800\", \"\\udc00x\", \"\\x\", \"\\u12\", \"\xFF\", \"\t\"]"),
	TEXT("{\"cpu\": {{ .Cpu }}, \"memory\": ${MEM}, \"a\": $NAME, \"b\": __B__, \"c\": #{C}, \"d\": "
	     "1{{x}}}"),
	TEXT("[{% for c in cs %}{\"name\": \"{{ c }}\"}{% if not loop.last %},{% endif %}{% endfor %}]"),
	TEXT("{\"a\": \"{{ env \"X\" }}\", \"b\": {{ if .P }}1{{ else }}2{{ end }}, {{ .K }}: 3, <%= e %>: "
	     "4}"),
	TEXT("{'a': 'b', c: True, d = NaN; \"e\" 5, /* x */ \"f\": 007,} // y"),
	TEXT("{\"a\": , \"b\" \"c\": 1, \"d\"}"),
	TEXT("{\"a\": [1, 2}, \"b\": [{\"c\": 1]}}, \"z\": 1}"),
	TEXT("{\"a\": \"b,\n \"c\": \"d\n e\",\n \"f: 1,\n \"g\": \"say \"h\" i\"}"),
	TEXT("[\"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\n "
	     "b\"]"),
	TEXT("{\"a\": 1, \"a\": 2, \"\\u0061\": 3}"),
	TEXT("[9223372036854775807, -9223372036854775808, 9223372036854775808, 1e400, -0, 0.1, 1E-400]"),
	TEXT("{\"Conditions\": {\"P\": {\"Fn::Equals\": [{\"Ref\": \"S\"}, \"p\"]}, \"T\": {\"Fn::Not\": "
	     "[{\"Condit"
	     "ion\": \"P\"}]}}, \"Resources\": {\"W\": {\"Type\": \"AWS::ECS::TaskDefinition\", "
	     "\"Condition\": "
	     "\"P\", \"Properties\": {\"Family\": {\"Fn::If\": [\"T\", \"a b\", {\"Ref\": "
	     "\"AWS::NoValue\"}]}, \"Cp"
	     "u\": 256, \"NetworkMode\": {\"Fn::If\": [\"Q\", \"awsvpc\", \"host\"]}, \"Tags\": [], "
	     "\"Volumes\": "
	     "[{\"Name\": \"v\", \"EFSVolumeConfiguration\": {\"FilesystemId\": \"fs-1\", \"AuthorizationConf"
	     "ig\": {\"IAM\": \"x\"}}}], \"ContainerDefinitions\": [{\"Name\": \"a\", \"image\": \"b c\", "
	     "\"Memory"
	     "\": {\"Fn::If\": [\"Q\", \"5\", {\"Ref\": \"M\"}]}, \"DockerLabels\": {\"a\": {\"Fn::If\": "
	     "[\"T\", 1, t"
	     "rue]}}, \"Command\": null, \"PortMapings\": [{\"containerPort\": \"80\"}]}]}}, \"Fn::ForEach:"
	     ":L\": [\"X\", [\"a\"], {\"${X}\": {\"Type\": \"AWS::ECS::TaskDefinition\", \"Properties\": "
	     "{\"Fami"
	     "ly\": \"&{X}\", \"Fn::Transform\": {}}}}]}}"),
	TEXT("{\"format_version\": \"1.2\", \"planned_values\": {\"root_module\": {\"child_modules\": [{\"res"
	     "ources\": [{\"address\": \"a\", \"mode\": \"managed\", \"type\": \"aws_ecs_task_definition\", "
	     "\"va"
	     "lues\": {\"family\": \"a b\", \"cpu\": \"\", \"network_mode\": \"awsvpc\", "
	     "\"requires_compatibilit"
	     "ies\": [\"FARGATE\", null], \"container_definitions\": \"[{\\\"name\\\": \\\"app\\\", "
	     "\\\"image\\\": "
	     "\\\"nginx:1\\\", \\\"memory\\\": \\\"128\\\", \\\"portMappings\\\": [{\\\"containerPort\\\": "
	     "80, \\\"hostP"
	     "ort\\\": 81}], \\\"foo\\\": null, \\\"environment\\\": [{\\\"name\\\": \\\"A\\\", "
	     "\\\"value\\\": \\\"\\\\u00e9"
	     "\\\\ud83d\\\\ude00\\\"}]}]\", \"tags\": {\"a?\": \"b\"}, \"volume\": [{\"name\": \"v w\", "
	     "\"host_path\": "
	     "\"/x\", \"efs_volume_configuration\": []}], \"ephemeral_storage\": [{\"size_in_gib\": 5}], \""
	     "proxy_configuration\": [{\"properties\": {\"A\": \"1\"}}]}, \"sensitive_values\": {\"tags\": "
	     "{\""
	     "a?\": true}}}]}]}}, \"resource_changes\": [{\"address\": \"a\", \"type\": \"aws_ecs_task_defin"
	     "ition\", \"change\": {\"after_unknown\": {\"memory\": true, \"volume\": [{\"name\": true}], "
	     "\"re"
	     "quires_compatibilities\": [false, true], \"tags\": {\"b\": true}}}}]}"),
	TEXT("{\"taskDefinition\": {\"family\": \"a b\", \"revision\": 3, \"containerDefinitions\": "
	     "[{\"name\""
	     ": \"app\", \"image\": \"nginx:1\", \"memory\": \"128\", \"portMappings\": [{\"containerPort\": "
	     "80,"
	     " \"hostPort\": 81}], \"foo\": null, \"environment\": [{\"name\": \"A\", \"value\": "
	     "\"\\u00e9\\ud83d"
	     "\\ude00\"}]}], \"tags\": [], \"compatibilities\": [\"EC2\"]}}"),
	TEXT("[{\"name\": \"app\", \"image\": \"nginx:1\", \"memory\": \"128\", \"portMappings\": "
	     "[{\"containerPo"
	     "rt\": 80, \"hostPort\": 81}], \"foo\": null, \"environment\": [{\"name\": \"A\", \"value\": "
	     "\"\\u00"
	     "e9\\ud83d\\ude00\"}]}]"),
	TEXT("{\"family\": \"a b\"}\n{\"cpu\": [\n\n[{\"image\": \"x y\"}]\n{\"Type\": "
	     "\"AWS::ECS::TaskDefinition\", \"Properties\": {\"Cpu\": \"x\"}}\n"),
	TEXT("\xEF\xBB\xBF{}"),
	TEXT("\xFF\xFE{\0}\0"),
	TEXT("family: web\ncpu: 256\n"),
	TEXT("{}{}"),
	TEXT("1\0"),
	TEXT("[\xC2\xA0"
	     "1,,2,]"),
	TEXT("{{\"a\": {\"b\": [[[[[[]]]]]]}}"),
	TEXT("{\"k1\":1,\"k2\":1,\"k3\":1,\"k4\":1,\"k5\":1,\"k6\":1,\"k7\":1,\"k8\":1,\"k9\":1,\"k10\":1,"
	     "\"k11\":1,"
	     "\"k12\":1,\"k13\":1,\"k14\":1,\"k15\":1,\"k16\":1,\"k17\":1,\"k18\":1,\"k1\":2,\"k18\":2}"),
	TEXT("{\"family\": \"web\", \"containerDefinitions\": [{\"name\": \"a\", \"portMappings\": "
	     "[{\"containerPortRange\": \"80"),
	TEXT("{\"rules\": [{\"id\": \"user/a\", \"at\": \"/containerDefinitions/*/image\", \"matches\": "
	     "\"^(a+)+$\", "
	     "\"message\": \"{value} {{ {pointer}\",},], // x\n}"),
	TEXT("\"at\": \"/tags/[key=a]/value\", \"required\": true, \"notMatches\": \"(?i)x\", \"when\": "
	     "{\"at\": \"/**/privileged\", \"forbidden\": true}"),
	TEXT("\"at\": \"/cpu\", \"oneOf\": [\"1 vCPU\", 256], \"min\": 1, \"max\": \"2 vCPU\", "
	     "\"launchTypes\": "
	     "[\"FARGATE\"]"),
	TEXT("\"at\": \"/containerDefinitions/*/environment\", \"unique\": \"name\", \"minItems\": 1, "
	     "\"maxItems\": 9"),
	TEXT("{\"select\": [\"default\", \"security\"], \"ignore\": \"ports\", \"severity\": {\"i"
	     "mage\": \"error\"}, \"rules\": {\"fargate-size-unused\": {\"times\": 4}}, \"laun"
	     "chType\": [\"FARGATE\"], \"client\": \"aws-cli\", \"lateBound\": \"/cpu\", \"failO"
	     "n\": \"info\", \"overrides\": [{\"files\": [\"a/\", \"!*.tpl\", \"**/w?[a-z]*\"], \""
	     "ignore\": \"all\"}], \"exclude\": \"/a/*\", \"include\": [\"a\"], /* x */ \"suppre"
	     "ss\": [{\"rule\": \"image-untagged\", \"files\": [\"a/web.json\", \"a\"], \"at\": \""
	     "/**/[name=app]/*\", \"reason\": \"x\", \"until\": \"2027-01-01\"}, {\"at\": \"\", \""
	     "reason\": \"y\"},], \"mandatory\": \"volumes\", \"baseline\": \"b\"}"),
	TEXT("{\"version\": 1, \"findings\": [{\"file\": \"a/web.json\", \"rule\": \"volume-not"
	     "-mounted\", \"at\": \"/volumes/[name=data]\", \"hash\": \"0f\", \"count\": 2}, {\""
	     "file\": \"x\", \"rule\": \"y\", \"definition\": \"d\", \"at\": \"\"}]}"),
	{ NULL, 0 },
};

#endif
