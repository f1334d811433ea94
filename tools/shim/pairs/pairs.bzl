"""One test a pair: a foreign implementation and the simulation."""

def pair_test(name, srcs, subject, expectations, cases):
    """Makes the test of `subject` by the file `tools/shim/adapters/EXPECTATIONS`; `cases` must pass."""
    native.cc_test(
        name = name,
        srcs = srcs,
        args = [subject, "tools/shim/adapters/" + expectations] + cases,
        data = [
            "//tools/cli:legwork",
            "//tools/shim/adapters:" + expectations,
        ],
        tags = [
            "foreign",
            "manual",  # until what faults do to these subjects is listed, too
        ],
        deps = [
            "//tools/cli/testing:program",
            "@system//:gtest_main",
            "@system//:nlohmann_json",
        ],
    )
