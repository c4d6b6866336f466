/* GPUs, Neuron devices and the retired inference accelerators. */
#include "rule.h"

static void retired(struct lint *l, const struct task *task)
{
	if (is_ok(task->inference_accelerators))
		flag_key(l, task->inference_accelerators.at, "inferenceAccelerators is retired");
}

static void each(struct lint *l, const struct container *container,
		 void (*test)(struct lint *, const struct container *, const struct resource_requirement *))
{
	for (uint32_t i = 0; i < container->resource_requirements.count; i++) {
		const struct resource_requirement *requirement = &container->resource_requirements.v[i];

		if (is_ok(*requirement) && is_ok(requirement->type))
			test(l, container, requirement);
	}
}

static void test_value_missing(struct lint *l, const struct container *container,
			       const struct resource_requirement *requirement)
{
	bool gpu = requirement->type.v == RESOURCE_GPU;

	(void)container;
	if (!is_absent(requirement->value) || (gpu && !is_absent(requirement->sharing_strategy)))
		return;
	advise(l, flag(l, requirement->at, "the resource requirement has no value"),
	       gpu ? "add \"value\": \"1\", the number of GPUs" : "add \"value\": \"ALL\"");
}

static void value_missing(struct lint *l, const struct container *container)
{
	each(l, container, test_value_missing);
}

static void test_value_and_sharing(struct lint *l, const struct container *container,
				   const struct resource_requirement *requirement)
{
	struct finding *finding;

	(void)container;
	if (is_absent(requirement->sharing_strategy))
		return;
	if (requirement->type.v != RESOURCE_GPU) {
		finding = flag_key(l, requirement->sharing_strategy.at, "only a GPU can be shared");
		relate(l, finding, requirement->type.at, "another type");
	} else if (!is_absent(requirement->value)) {
		finding = flag_key(l, requirement->sharing_strategy.at,
				   "value and sharingStrategy exclude each other");
		relate(l, finding, requirement->value.at, "whole GPUs");
	}
}

static void value_and_sharing(struct lint *l, const struct container *container)
{
	each(l, container, test_value_and_sharing);
}

static void test_neuron_value(struct lint *l, const struct container *container,
			      const struct resource_requirement *requirement)
{
	(void)container;
	if (requirement->type.v == RESOURCE_NEURON_DEVICE && is_ok(requirement->value) &&
	    !text_is(requirement->value.v, "ALL"))
		flag(l, requirement->value.at, "the value for NeuronDevice is %s, but can only be \"ALL\"",
		     show(l, requirement->value.at));
}

static void neuron_value(struct lint *l, const struct container *container)
{
	each(l, container, test_neuron_value);
}

static void test_retired(struct lint *l, const struct container *container,
			 const struct resource_requirement *requirement)
{
	if (requirement->type.v == RESOURCE_INFERENCE_ACCELERATOR)
		flag(l, requirement->at, "%s asks for an inference accelerator, and they are retired",
		     container_title(l, container));
}

static void retired_requirement(struct lint *l, const struct container *container)
{
	if (is_absent(l->task->inference_accelerators)) /* else one finding there says it */
		each(l, container, test_retired);
}

/* ALL, a whole number, or a fraction such as 0.25 for instances that share a GPU. */
static bool is_gpu_count(struct text text)
{
	bool digits = false, point = false, nonzero = false;

	if (text_is(text, "ALL"))
		return true;
	for (size_t i = 0; i < text.length; i++) {
		if (is_digit(text.bytes[i])) {
			digits = true;
			nonzero |= text.bytes[i] != '0';
		} else if (text.bytes[i] == '.' && !point) {
			point = true;
		} else {
			return false;
		}
	}
	return digits && nonzero;
}

static void test_gpu_value(struct lint *l, const struct container *container,
			   const struct resource_requirement *requirement)
{
	(void)container;
	if (requirement->type.v == RESOURCE_GPU && is_ok(requirement->value) &&
	    !is_gpu_count(requirement->value.v))
		flag(l, requirement->value.at, "%s is no number of GPUs", show(l, requirement->value.at));
}

static void gpu_value(struct lint *l, const struct container *container)
{
	each(l, container, test_gpu_value);
}

static void test_neuron_launch(struct lint *l, const struct container *container,
			       const struct resource_requirement *requirement)
{
	struct finding *finding;

	if (requirement->type.v != RESOURCE_NEURON_DEVICE)
		return;
	finding = flag(l, requirement->at, "%s asks for Neuron devices, which only Managed Instances have",
		       container_title(l, container));
	relate(l, finding, l->task->requires_compatibilities.at, "another launch type");
}

static void neuron_launch(struct lint *l, const struct container *container)
{
	each(l, container, test_neuron_launch);
}

static void test_sharing_launch(struct lint *l, const struct container *container,
				const struct resource_requirement *requirement)
{
	struct finding *finding;

	if (requirement->type.v != RESOURCE_GPU || is_absent(requirement->sharing_strategy))
		return;
	finding = flag_key(l, requirement->sharing_strategy.at,
			   "%s shares a GPU, which external instances cannot", container_title(l, container));
	relate(l, finding, l->task->requires_compatibilities.at, "EXTERNAL is required here");
}

static void sharing_launch(struct lint *l, const struct container *container)
{
	each(l, container, test_sharing_launch);
}

static void mixed_sharing(struct lint *l, const struct task *task)
{
	const struct node *whole = NULL, *shared = NULL;

	for (uint32_t i = 0; i < task->container_definitions.count; i++) {
		const struct container *container = &task->container_definitions.v[i];

		for (uint32_t r = 0; is_ok(*container) && r < container->resource_requirements.count; r++) {
			const struct resource_requirement *requirement =
				&container->resource_requirements.v[r];
			const struct node *at = requirement->at;
			struct finding *finding;

			if (!is_ok(*requirement) || !is_ok(requirement->type) ||
			    requirement->type.v != RESOURCE_GPU)
				continue;
			if (is_ok(requirement->value) && is_absent(requirement->sharing_strategy))
				whole = whole ? whole : at;
			else if (is_ok(requirement->sharing_strategy) && is_absent(requirement->value))
				shared = shared ? shared : at;
			if (!whole || !shared)
				continue;
			finding =
				flag(l, at,
				     "one task takes whole GPUs in one container and shares one in another");
			relate(l, finding, at == whole ? shared : whole,
			       at == whole ? "shared here" : "whole GPUs here");
			return;
		}
	}
}

/* clang-format off */
static const struct rule rules[] = {
	{
		.id = "inference-accelerators",
		.severity = SEVERITY_ERROR,
		.summary = "inferenceAccelerators is retired",
		.why = "Amazon Elastic Inference was withdrawn, and ECS refuses the member in every definition, whatever it "
		       "holds.",
		.help = "remove \"inferenceAccelerators\" and the resource requirements that name its devices",
		.answer = "Unsupported field 'inferenceAccelerators'.",
		.page = &page_register,
		.since = "2026-09-08",
		.bad = "{'family': 'web', 'inferenceAccelerators': [{'deviceName': 'device_1', 'deviceType': 'eia2.medium'}], "
		       "'containerDefinitions': [{'name': 'app', 'image': 'nginx:1.27', 'memory': 256}]}",
		.good = "{'family': 'web', 'inferenceAccelerators': [], 'containerDefinitions': [{'name': 'app', 'image': "
			"'nginx:1.27', 'memory': 256}]}",
		.task = retired,
	},
	{
		.id = "inference-accelerator-requirement",
		.severity = SEVERITY_WARNING,
		.summary = "a container asks for an inference accelerator, and there are none",
		.why = "The value names an entry of inferenceAccelerators, and ECS refuses that member in every definition since "
		       "Amazon Elastic Inference was withdrawn: the requirement cannot be met.",
		.help = "remove the resource requirement",
		.page = &page_resource_requirement,
		.since = "2026-09-08",
		.bad = "'resourceRequirements': [{'type': 'InferenceAccelerator', 'value': 'device_1'}]",
		.good = "'resourceRequirements': [{'type': 'GPU', 'value': '1'}]",
		.container = retired_requirement,
	},
	{
		.id = "resource-value-missing",
		.severity = SEVERITY_ERROR,
		.summary = "a resource requirement has no value",
		.why = "value says how much of the resource the container takes. It may be left out only for a GPU with a "
		       "sharingStrategy (since 2026-10-27).",
		.help = "add \"value\", a string",
		.answer = "Missing required parameter in containerDefinitions[0].resourceRequirements[0]: \"value\"",
		.page = &page_resource_requirement,
		.since = "2026-10-27",
		.bad = "'resourceRequirements': [{'type': 'GPU'}]",
		.good = "'resourceRequirements': [{'type': 'GPU', 'value': '1'}]",
		.container = value_missing,
	},
	{
		.id = "gpu-sharing",
		.severity = SEVERITY_ERROR,
		.summary = "sharingStrategy with a value, or for something else than a GPU",
		.why = "A container takes whole GPUs through value or a share of one through sharingStrategy, exactly one of the "
		       "two; only GPUs can be shared.",
		.help = "keep \"value\" or \"sharingStrategy\"",
		.page = &page_resource_requirement,
		.since = "2026-10-27",
		.bad = "'resourceRequirements': [{'type': 'GPU', 'value': '1', 'sharingStrategy': {'nvidiaMps': {'memory': 1024}}}]",
		.good = "'resourceRequirements': [{'type': 'GPU', 'sharingStrategy': {'nvidiaMps': {'memory': 1024}}}]",
		.container = value_and_sharing,
	},
	{
		.id = "gpu-sharing-mixed",
		.severity = SEVERITY_WARNING,
		.summary = "whole and shared GPUs in one task",
		.why = "The API reference asks that all GPU containers of a task use the same option: all value, or all "
		       "sharingStrategy. Whether registration fails otherwise was not seen.",
		.help = "use the same option in all containers",
		.page = &page_resource_requirement,
		.since = "2026-10-27",
		.bad = "{'family': 'train', 'containerDefinitions': [{'name': 'a', 'image': 'cuda:12', 'memory': 256, "
		       "'resourceRequirements': [{'type': 'GPU', 'value': '1'}]}, {'name': 'b', 'image': 'cuda:12', 'memory': 256, "
		       "'resourceRequirements': [{'type': 'GPU', 'sharingStrategy': {'nvidiaMps': {'memory': 1024}}}]}]}",
		.good = "{'family': 'train', 'containerDefinitions': [{'name': 'a', 'image': 'cuda:12', 'memory': 256, "
			"'resourceRequirements': [{'type': 'GPU', 'value': '1'}]}, {'name': 'b', 'image': 'cuda:12', 'memory': 256}]}",
		.task = mixed_sharing,
	},
	{
		.id = "gpu-sharing-launch-type",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_EXTERNAL,
		.summary = "external instances cannot share a GPU",
		.why = "GPU sharing is documented for EC2 and Managed Instances, not for ECS Anywhere. Whether registration fails "
		       "was not seen.",
		.help = "use \"value\" instead of \"sharingStrategy\"",
		.page = &page_resource_requirement,
		.since = "2026-10-27",
		.bad = "'resourceRequirements': [{'type': 'GPU', 'sharingStrategy': {'nvidiaMps': {'memory': 1024}}}]",
		.good = "'resourceRequirements': [{'type': 'GPU', 'value': '1'}]",
		.container = sharing_launch,
	},
	{
		.id = "gpu-value",
		.severity = SEVERITY_WARNING,
		.summary = "the value is no number of GPUs",
		.why = "For GPU the value is a whole number, \"ALL\", or a fraction such as \"0.25\" for instance types with "
		       "fractional GPUs. With other text no instance can be found.",
		.help = "write a number such as \"1\", or \"ALL\"",
		.page = &page_gpu,
		.since = "2026",
		.bad = "'resourceRequirements': [{'type': 'GPU', 'value': 'one'}]",
		.good = "'resourceRequirements': [{'type': 'GPU', 'value': '0.25'}]",
		.container = gpu_value,
	},
	{
		.id = "neuron-value",
		.severity = SEVERITY_ERROR,
		.summary = "NeuronDevice takes the value ALL only",
		.why = "The API reference gives one value for NeuronDevice: \"ALL\", all Neuron devices of the instance.",
		.help = "write \"ALL\"",
		.page = &page_resource_requirement,
		.since = "2026-05-27",
		.bad = "'resourceRequirements': [{'type': 'NeuronDevice', 'value': '1'}]",
		.good = "'resourceRequirements': [{'type': 'NeuronDevice', 'value': 'ALL'}]",
		.container = neuron_value,
	},
	{
		.id = "neuron-launch-type",
		.severity = SEVERITY_WARNING,
		.launch = LAUNCH_EC2 | LAUNCH_FARGATE | LAUNCH_EXTERNAL,
		.summary = "Neuron devices exist on Managed Instances only",
		.why = "The resource type NeuronDevice is documented for Managed Instances. Whether registration fails for other "
		       "launch types was not seen; no instance would offer the device.",
		.help = "require MANAGED_INSTANCES, or map the devices through linuxParameters.devices on EC2",
		.page = &page_resource_requirement,
		.since = "2026-05-27",
		.bad = "'resourceRequirements': [{'type': 'NeuronDevice', 'value': 'ALL'}]",
		.good = "'resourceRequirements': [{'type': 'GPU', 'value': '1'}]",
		.container = neuron_launch,
	},
};

const struct topic topic_accelerators = TOPIC("accelerators", "GPUs and other accelerators", rules);
