/* What several rules ask of a port mapping. */
#ifndef ECSLINT_RULES_PORT_H
#define ECSLINT_RULES_PORT_H

#include "network.h"

enum protocol { PROTOCOL_UNKNOWN, PROTOCOL_TCP, PROTOCOL_UDP };

/* As ECS reads it: "udp" is UDP, everything else is TCP. */
enum protocol protocol_of(const struct port *port);
const char *protocol_name(enum protocol protocol);

/* The ports on the container's side; first to last, both included. False when they cannot be known, or are
 * not written as they should be. */
bool container_ports(const struct port *port, int64_t *first, int64_t *last);
/* The fixed port on the instance in bridge and host mode, and where it is written. False when it is dynamic
 * or not known. */
bool fixed_host_port(const struct lint *l, const struct port *port, struct num *host_port);

#endif
