"""One test a pair: a foreign implementation and the simulation."""

load("//tools/build:cc.bzl", "cc_test")

def both_roles(scenarios):
    """Gives the cases of scenarios in which the foreign implementation is the initiator, and the acceptor."""
    return [scenario + "@" + role for scenario in scenarios for role in ["acceptor", "initiator"]]

def pair_test(name, srcs, subject, expectations, cases, findings = [], unsaid = [], data = []):
    """Makes the test of `subject` by the file `tools/shim/adapters/EXPECTATIONS`.

    Args:
      name: of the test.
      srcs: pair_test.cc.
      subject: as `--subject` takes it.
      expectations: a file beside the adapters.
      cases: what is played. They must pass, but for the next two.
      findings: cases that end otherwise than they should, by what `expectations` says is known.
      unsaid: cases that the implementation, or the way it is spoken to, has no words for.
      data: what the subject needs beside the program.
    """
    cc_test(
        name = name,
        srcs = srcs,
        args = ["'" + subject + "'", "tools/shim/adapters/" + expectations] + cases +
               ["--findings"] + findings + ["--unsaid"] + unsaid,
        data = data + [
            "//tools/cli:legwork",
            "//tools/shim/adapters:" + expectations,
        ],
        tags = ["foreign"],
        deps = [
            "//tools/cli/testing:program",
            "@system//:gtest_main",
            "@system//:nlohmann_json",
        ],
    )
