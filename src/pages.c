/* The AWS documentation pages that rules refer to. */
#include "pages.h"

#define API "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/"
#define GUIDE "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"

#define PAGE(name, title, url) const struct page page_##name = { title, url };

/* One row a page. */
/* clang-format off */
PAGE(register, "RegisterTaskDefinition", API "API_RegisterTaskDefinition.html")
PAGE(container, "ContainerDefinition", API "API_ContainerDefinition.html")
PAGE(port_mapping, "PortMapping", API "API_PortMapping.html")
PAGE(volume, "Volume", API "API_Volume.html")
PAGE(efs, "EFSVolumeConfiguration", API "API_EFSVolumeConfiguration.html")
PAGE(s3files, "S3FilesVolumeConfiguration", API "API_S3FilesVolumeConfiguration.html")
PAGE(fsx, "FSxWindowsFileServerVolumeConfiguration", API "API_FSxWindowsFileServerVolumeConfiguration.html")
PAGE(docker_volume, "DockerVolumeConfiguration", API "API_DockerVolumeConfiguration.html")
PAGE(bind_mounts, "Use bind mounts with Amazon ECS", GUIDE "bind-mounts.html")
PAGE(ebs, "Use Amazon EBS volumes with Amazon ECS", GUIDE "ebs-volumes.html")
PAGE(health_check, "HealthCheck", API "API_HealthCheck.html")
PAGE(dependency, "ContainerDependency", API "API_ContainerDependency.html")
PAGE(restart_policy, "ContainerRestartPolicy", API "API_ContainerRestartPolicy.html")
PAGE(log_configuration, "LogConfiguration", API "API_LogConfiguration.html")
PAGE(awslogs, "Send Amazon ECS logs to CloudWatch", GUIDE "using_awslogs.html")
PAGE(firelens, "Send Amazon ECS logs to an AWS service or AWS Partner", GUIDE "using_firelens.html")
PAGE(linux_parameters, "LinuxParameters", API "API_LinuxParameters.html")
PAGE(capabilities, "KernelCapabilities", API "API_KernelCapabilities.html")
PAGE(ulimit, "Ulimit", API "API_Ulimit.html")
PAGE(system_control, "SystemControl", API "API_SystemControl.html")
PAGE(resource_requirement, "ResourceRequirement", API "API_ResourceRequirement.html")
PAGE(gpu, "Specifying GPUs in an Amazon ECS task definition", GUIDE "ecs-gpu-specifying.html")
PAGE(proxy, "ProxyConfiguration", API "API_ProxyConfiguration.html")
PAGE(ephemeral_storage, "EphemeralStorage", API "API_EphemeralStorage.html")
PAGE(runtime_platform, "RuntimePlatform", API "API_RuntimePlatform.html")
PAGE(placement, "TaskDefinitionPlacementConstraint", API "API_TaskDefinitionPlacementConstraint.html")
PAGE(tag, "Tag", API "API_Tag.html")
PAGE(fargate, "Amazon ECS task definition parameters for Fargate", GUIDE "task_definition_parameters.html")
PAGE(fargate_differences, "Amazon ECS task definition differences for Fargate", GUIDE "fargate-tasks-services.html")
PAGE(managed_instances, "Amazon ECS task definition parameters for Amazon ECS Managed Instances",
     GUIDE "task_definition_parameters-managed-instances.html")
PAGE(external, "Amazon ECS clusters for external instances", GUIDE "ecs-anywhere.html")
PAGE(windows, "Amazon ECS task definition differences for EC2 instances running Windows",
     GUIDE "windows_task_definitions.html")
PAGE(task_size_errors, "Troubleshoot Amazon ECS task definition invalid CPU or memory errors",
     GUIDE "task-cpu-memory-error.html")
PAGE(task_networking, "Amazon ECS task networking options for EC2", GUIDE "task-networking.html")
PAGE(service_connect, "Use Service Connect to connect Amazon ECS services with short names", GUIDE "service-connect.html")
PAGE(task_role, "Amazon ECS task IAM role", GUIDE "task-iam-roles.html")
PAGE(execution_role, "Amazon ECS task execution IAM role", GUIDE "task_execution_IAM_role.html")
PAGE(secrets, "Pass sensitive data to an Amazon ECS container", GUIDE "specifying-sensitive-data.html")
PAGE(environment_files, "Pass environment variables to an Amazon ECS container", GUIDE "use-environment-file.html")
PAGE(private_registry, "Using non-AWS container images in Amazon ECS", GUIDE "private-auth.html")
PAGE(ecr, "Using Amazon ECR images with Amazon ECS",
     "https://docs.aws.amazon.com/AmazonECR/latest/userguide/ECR_on_ECS.html")
PAGE(fault_injection, "Use fault injection with your Amazon ECS and Fargate workloads", GUIDE "fault-injection.html")
PAGE(quotas, "Amazon ECS endpoints and quotas", "https://docs.aws.amazon.com/general/latest/gr/ecs-service.html")
PAGE(security, "Amazon ECS task and container security best practices", GUIDE "security-tasks-containers.html")
PAGE(best_practices_images, "Best practices for Amazon ECS container images", GUIDE "container-considerations.html")
PAGE(describe, "DescribeTaskDefinition", API "API_DescribeTaskDefinition.html")
PAGE(json, "RFC 8259, the JSON data interchange format", "https://www.rfc-editor.org/rfc/rfc8259")
