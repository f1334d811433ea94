"""precompiled_header(name, headers): NAME.h, which includes those of the system, parsed once for all whose flags agree.

Most of the time of a compilation here is the parsing of the same headers of the standard library. Whoever has the target
among its deps and the copts that precompiled_copts(name) gives finds what the compiler made of them beside a copy of the
header, as gcc and clang both look for it. A compiler that cannot use it (gcc, of other flags) reads the header instead.
"""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "ACTION_NAMES")
load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")

_FOLDER = "tools/build"

# What every compilation of the C library's users begins with anyway.
_SYSTEM_HEADER = "/usr/include/stdc-predef.h"

def precompiled_copts(name):
    return ["-include", "$(BINDIR)/" + _FOLDER + "/" + name + ".h"]

def _features_of(ctx, toolchain, without):
    return cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features + without,
    )

def _precompiled_header_impl(ctx):
    toolchain = find_cpp_toolchain(ctx)

    # Nothing here belongs to a module of ours; that layers are kept must yet be said as it will be where this is used.
    features = _features_of(ctx, toolchain, ["layering_check", "module_maps"])
    keeps_layers = cc_common.is_enabled(
        feature_configuration = _features_of(ctx, toolchain, []),
        feature_name = "layering_check",
    )
    header = ctx.actions.declare_file(ctx.label.name + ".h")
    parsed = ctx.actions.declare_file(ctx.label.name + ".h.gch")
    ctx.actions.write(header, "".join(["#include <%s>\n" % name for name in ctx.attr.headers]))
    variables = cc_common.create_compile_variables(
        feature_configuration = features,
        cc_toolchain = toolchain,
        user_compile_flags = ctx.fragments.cpp.copts + ctx.fragments.cpp.cxxopts + ctx.attr.copts,
        use_pic = True,
    )
    arguments = ctx.actions.args()
    arguments.add_all(cc_common.get_memory_inefficient_command_line(
        feature_configuration = features,
        action_name = ACTION_NAMES.cpp_compile,
        variables = variables,
    ))
    if keeps_layers:
        arguments.add("-fmodules-strict-decluse")

    # clang wants to find again what it has read, and a file of ours has another path in each sandbox.
    arguments.add_all(ctx.attr.headers, before_each = "-include")
    arguments.add_all(["-x", "c++-header", _SYSTEM_HEADER, "-o", parsed])
    ctx.actions.run(
        executable = cc_common.get_tool_for_action(
            feature_configuration = features,
            action_name = ACTION_NAMES.cpp_compile,
        ),
        arguments = [arguments],
        env = cc_common.get_environment_variables(
            feature_configuration = features,
            action_name = ACTION_NAMES.cpp_compile,
            variables = variables,
        ),
        inputs = toolchain.all_files,
        mnemonic = "PrecompileHeader",
        outputs = [parsed],
    )
    context = cc_common.create_compilation_context(headers = depset([header, parsed]))
    return [CcInfo(compilation_context = context)]

precompiled_header = rule(
    implementation = _precompiled_header_impl,
    attrs = {
        "copts": attr.string_list(),
        "headers": attr.string_list(mandatory = True),
        "_cc_toolchain": attr.label(default = "@bazel_tools//tools/cpp:current_cc_toolchain"),
    },
    fragments = ["cpp"],
    provides = [CcInfo],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)
