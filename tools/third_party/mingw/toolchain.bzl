"""The cross compiler that makes programs for 64-bit Windows (Debian: g++-mingw-w64-x86-64-posix)."""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "ACTION_NAMES")
load(
    "@bazel_tools//tools/cpp:cc_toolchain_config_lib.bzl",
    "artifact_name_pattern",
    "feature",
    "flag_group",
    "flag_set",
    "tool_path",
)

_PREFIX = "/usr/bin/x86_64-w64-mingw32-"

_COMPILE = [
    ACTION_NAMES.c_compile,
    ACTION_NAMES.cpp_compile,
]

def _flags(name, actions, flags):
    return feature(
        name = name,
        enabled = True,
        flag_sets = [flag_set(actions = actions, flag_groups = [flag_group(flags = flags)])],
    )

def _config_impl(ctx):
    return cc_common.create_cc_toolchain_config_info(
        ctx = ctx,
        toolchain_identifier = "mingw",
        host_system_name = "local",
        target_system_name = "windows",
        target_cpu = "x64_windows",
        target_libc = "mingw",
        compiler = "mingw-gcc",
        abi_version = "local",
        abi_libc_version = "local",
        cxx_builtin_include_directories = [
            "/usr/lib/gcc/x86_64-w64-mingw32",
            "/usr/x86_64-w64-mingw32/include",
            "/usr/share/mingw-w64/include",
            "/usr/include",
        ],
        artifact_name_patterns = [
            artifact_name_pattern(category_name = "executable", prefix = "", extension = ".exe"),
        ],
        features = [
            # Everything for Windows is position independent as it is.
            feature(name = "supports_pic", enabled = True),
            feature(name = "pic"),
            # Libraries that are headers alone lie in /usr/include; it comes last, behind the headers of Windows.
            _flags("late_headers", _COMPILE, ["-idirafter", "/usr/include"]),
            # The programs run on machines that have none of the compiler's libraries.
            _flags("static", [ACTION_NAMES.cpp_link_executable], ["-static"]),
        ],
        tool_paths = [
            tool_path(name = "ar", path = _PREFIX + "ar"),
            tool_path(name = "cpp", path = _PREFIX + "g++-posix"),
            tool_path(name = "gcc", path = _PREFIX + "g++-posix"),
            tool_path(name = "gcov", path = "/bin/false"),
            tool_path(name = "ld", path = _PREFIX + "ld"),
            tool_path(name = "nm", path = _PREFIX + "nm"),
            tool_path(name = "objcopy", path = _PREFIX + "objcopy"),
            tool_path(name = "objdump", path = _PREFIX + "objdump"),
            tool_path(name = "strip", path = _PREFIX + "strip"),
        ],
    )

mingw_config = rule(implementation = _config_impl, provides = [CcToolchainConfigInfo])
