"""for_windows(name, program): the program, built for Windows whatever the rest is built for, lies beside what is built
for this machine."""

def _transition_impl(settings, attr):
    return {
        "//command_line_option:compilation_mode": "opt",
        "//command_line_option:compiler": "mingw-gcc",
        # Not those of the surrounding build: the sanitizers, for one, do not exist there.
        "//command_line_option:copt": ["-Wall", "-Wextra", "-Werror", "-O1"],
        "//command_line_option:cpu": "x64_windows",
        "//command_line_option:crosstool_top": "//tools/third_party/mingw:suite",
        "//command_line_option:linkopt": [],
        "//command_line_option:per_file_copt": [],
        "//command_line_option:strip": "always",
    }

_to_windows = transition(
    implementation = _transition_impl,
    inputs = [],
    outputs = [
        "//command_line_option:compilation_mode",
        "//command_line_option:compiler",
        "//command_line_option:copt",
        "//command_line_option:cpu",
        "//command_line_option:crosstool_top",
        "//command_line_option:linkopt",
        "//command_line_option:per_file_copt",
        "//command_line_option:strip",
    ],
)

def _for_windows_impl(ctx):
    built = ctx.file.program
    program = ctx.actions.declare_file(built.basename)
    ctx.actions.run_shell(
        inputs = [built],
        outputs = [program],
        arguments = [built.path, program.path],
        command = 'cp "$1" "$2"',
    )
    return [DefaultInfo(files = depset([program]), runfiles = ctx.runfiles([program]))]

for_windows = rule(
    implementation = _for_windows_impl,
    attrs = {
        "program": attr.label(allow_single_file = True, cfg = _to_windows, mandatory = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
)
