/* The App Mesh proxy configuration. */
#include "rule.h"

static const struct proxy_property *property(const struct proxy_configuration *proxy, const char *name)
{
	for (uint32_t i = 0; i < proxy->properties.count; i++)
		if (is_ok(proxy->properties.v[i]) && is_ok(proxy->properties.v[i].name) &&
		    text_is(proxy->properties.v[i].name.v, name))
			return &proxy->properties.v[i];
	return NULL;
}

/* False when an entry's name is a template or broken: then nothing can be said to be missing. */
static bool names_known(const struct proxy_configuration *proxy)
{
	if (!is_ok(*proxy) || proxy->properties.state > OK || proxy->properties.open)
		return false;
	for (uint32_t i = 0; i < proxy->properties.count; i++)
		if (!is_ok(proxy->properties.v[i]) || proxy->properties.v[i].name.state > OK)
			return false;
	return true;
}

static const struct node *properties_at(const struct proxy_configuration *proxy)
{
	return proxy->properties.at ? proxy->properties.at : proxy->at;
}

static void network_mode(struct lint *l, const struct task *task)
{
	struct finding *finding;

	if (!is_ok(task->proxy_configuration) || !l->facts->network || l->facts->network == NETWORK_IS_AWSVPC)
		return;
	if (l->facts->launch_stated && l->facts->launch & LAUNCH_FARGATE)
		return; /* which wants the same mode, and says so */
	finding = flag_key(l, task->proxy_configuration.at, "a proxy works with networkMode \"awsvpc\" only");
	if (is_absent(task->network_mode))
		advise(l, finding, "add \"networkMode\": \"awsvpc\", or remove \"proxyConfiguration\"");
	relate(l, finding, task->network_mode.at, "another mode");
}

static void container_unknown(struct lint *l, const struct task *task)
{
	const struct str *name = &task->proxy_configuration.container_name;
	const char *closest;
	struct finding *finding;

	if (!is_ok(task->proxy_configuration) || !is_ok(*name) || !l->facts->containers_known ||
	    find_container(l, name->v))
		return;
	finding = flag(l, name->at, "the task definition has no container %s", show(l, name->at));
	closest = closest_container(l, name->v);
	if (closest)
		advise(l, finding, "write \"%s\"", closest);
}

/* Without any of them that is one mistake: the first rule says what is needed, the others nothing. */
static void no_properties(struct lint *l, const struct proxy_configuration *proxy)
{
	struct finding *finding;

	if (strcmp(l->rule->data, "ProxyIngressPort"))
		return;
	finding = flag(l, properties_at(proxy), "the proxy has no properties");
	advise(l, finding,
	       "add ProxyIngressPort, ProxyEgressPort, AppPorts, EgressIgnoredIPs and IgnoredUID or "
	       "IgnoredGID");
}

static void required_property(struct lint *l, const struct task *task)
{
	const struct proxy_configuration *proxy = &task->proxy_configuration;
	const char *name = l->rule->data;
	const struct proxy_property *found;
	struct finding *finding;

	if (!names_known(proxy))
		return;
	found = property(proxy, name);
	if (found && (!is_ok(found->value) || found->value.v.length))
		return;
	if (found && !strcmp(name, "EgressIgnoredIPs"))
		return; /* there may be none */
	if (!proxy->properties.count) {
		no_properties(l, proxy);
		return;
	}
	finding = flag(l, found ? found->value.at : properties_at(proxy),
		       found ? "%s is empty" : "%s is missing", name);
	advise(l, finding, "%s {\"name\": \"%s\", \"value\": \"…\"}", found ? "write" : "add", name);
	if (!finding || !found || !strcmp(name, "AppPorts"))
		return;
	/* An empty value was seen to be refused for AppPorts only. */
	grade(l, finding, SEVERITY_WARNING);
	finding->answer = "";
}

static void ignored_id(struct lint *l, const struct task *task)
{
	const struct proxy_configuration *proxy = &task->proxy_configuration;

	if (names_known(proxy) && proxy->properties.count && !property(proxy, "IgnoredUID") &&
	    !property(proxy, "IgnoredGID"))
		flag(l, properties_at(proxy), "neither IgnoredUID nor IgnoredGID is set");
}

/* clang-format off */
#define PROXY(mode, container, properties) "{'family': 'web', 'networkMode': '" mode "', 'proxyConfiguration': {'type': " \
	"'APPMESH', 'containerName': '" container "', 'properties': [" properties "]}, 'containerDefinitions': [{'name': " \
	"'envoy', 'image': 'public.ecr.aws/appmesh/aws-appmesh-envoy:v1.29.9.0-prod', 'memory': 256, 'user': '1337'}]}"
#define IGNORED_UID "{'name': 'IgnoredUID', 'value': '1337'}"
#define APP_PORTS "{'name': 'AppPorts', 'value': '80'}"
#define INGRESS "{'name': 'ProxyIngressPort', 'value': '15000'}"
#define EGRESS "{'name': 'ProxyEgressPort', 'value': '15001'}"
#define EGRESS_IPS "{'name': 'EgressIgnoredIPs', 'value': '169.254.170.2,169.254.169.254'}"
#define ALL_SET IGNORED_UID ", " APP_PORTS ", " INGRESS ", " EGRESS ", " EGRESS_IPS

static const struct rule rules[] = {
	{
		.id = "proxy-network-mode",
		.severity = SEVERITY_ERROR,
		.summary = "a proxy needs networkMode awsvpc",
		.why = "The App Mesh proxy takes over the traffic of a network interface that the task has for itself, which only "
		       "networkMode awsvpc gives it.",
		.help = "write \"networkMode\": \"awsvpc\", or remove \"proxyConfiguration\"",
		.answer = "APPMESH proxy configuration is only supported in networkMode=awsvpc",
		.page = &page_proxy,
		.since = "2026-09-08",
		.bad = PROXY("bridge", "envoy", ALL_SET),
		.good = PROXY("awsvpc", "envoy", ALL_SET),
		.task = network_mode,
	},
	{
		.id = "proxy-container",
		.severity = SEVERITY_ERROR,
		.summary = "the proxy's container does not exist",
		.why = "proxyConfiguration.containerName must name a container of the same task definition.",
		.help = "name the container that runs the proxy",
		.answer = "Proxy container does not exist.",
		.page = &page_proxy,
		.since = "2026-09-08",
		.bad = PROXY("awsvpc", "proxy", ALL_SET),
		.good = PROXY("awsvpc", "envoy", ALL_SET),
		.task = container_unknown,
	},
	{
		.id = "proxy-ingress-port",
		.severity = SEVERITY_ERROR,
		.summary = "ProxyIngressPort is missing",
		.why = "The proxy must be told the port to which incoming traffic is sent.",
		.help = "add {\"name\": \"ProxyIngressPort\", \"value\": \"15000\"}",
		.answer = "Ingress port not found",
		.page = &page_proxy,
		.since = "2026-09-08",
		.bad = PROXY("awsvpc", "envoy", IGNORED_UID ", " APP_PORTS ", " EGRESS ", " EGRESS_IPS),
		.good = PROXY("awsvpc", "envoy", ALL_SET),
		.task = required_property,
		.data = "ProxyIngressPort",
	},
	{
		.id = "proxy-egress-port",
		.severity = SEVERITY_ERROR,
		.summary = "ProxyEgressPort is missing",
		.why = "The proxy must be told the port to which outgoing traffic is sent.",
		.help = "add {\"name\": \"ProxyEgressPort\", \"value\": \"15001\"}",
		.answer = "Egress port not found",
		.page = &page_proxy,
		.since = "2026-09-08",
		.bad = PROXY("awsvpc", "envoy", IGNORED_UID ", " APP_PORTS ", " INGRESS ", " EGRESS_IPS),
		.good = PROXY("awsvpc", "envoy", ALL_SET),
		.task = required_property,
		.data = "ProxyEgressPort",
	},
	{
		.id = "proxy-app-ports",
		.severity = SEVERITY_ERROR,
		.summary = "AppPorts is missing or empty",
		.why = "The proxy must be told which ports the application listens on; an empty value was refused like a missing "
		       "one.",
		.help = "add {\"name\": \"AppPorts\", \"value\": \"8080\"}",
		.answer = "App ports not found",
		.page = &page_proxy,
		.since = "2023",
		.bad = PROXY("awsvpc", "envoy", IGNORED_UID ", {'name': 'AppPorts', 'value': ''}, " INGRESS ", " EGRESS ", " EGRESS_IPS),
		.good = PROXY("awsvpc", "envoy", ALL_SET),
		.task = required_property,
		.data = "AppPorts",
	},
	{
		.id = "proxy-egress-ignored-ips",
		.severity = SEVERITY_WARNING,
		.summary = "EgressIgnoredIPs is missing",
		.why = "Traffic to the addresses of the instance and task metadata services must pass by the proxy. The guide "
		       "calls the property required, though its value may be empty.",
		.help = "add {\"name\": \"EgressIgnoredIPs\", \"value\": \"169.254.170.2,169.254.169.254\"}",
		.page = &page_proxy,
		.since = "2026-09-08",
		.bad = PROXY("awsvpc", "envoy", IGNORED_UID ", " APP_PORTS ", " INGRESS ", " EGRESS),
		.good = PROXY("awsvpc", "envoy", ALL_SET),
		.task = required_property,
		.data = "EgressIgnoredIPs",
	},
	{
		.id = "proxy-ignored-id",
		.severity = SEVERITY_WARNING,
		.summary = "neither IgnoredUID nor IgnoredGID is set",
		.why = "The proxy's own traffic must not be sent to the proxy again. IgnoredUID or IgnoredGID says whose traffic "
		       "that is; the API reference asks for one of them.",
		.help = "add {\"name\": \"IgnoredUID\", \"value\": \"1337\"} and give the proxy's container that user",
		.page = &page_proxy,
		.since = "2019",
		.bad = PROXY("awsvpc", "envoy", APP_PORTS ", " INGRESS ", " EGRESS ", " EGRESS_IPS),
		.good = PROXY("awsvpc", "envoy", ALL_SET),
		.task = ignored_id,
	},
};

const struct topic topic_proxy = TOPIC("proxy", "App Mesh proxy", rules);
