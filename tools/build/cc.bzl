"""The rules for C++ that every folder uses: Bazel's own, with headers that are parsed beforehand."""

load(":precompiled_header.bzl", "precompiled_copts")

# A test's own file runs once and is compiled as often: optimising it costs more than it saves.
TEST_COPTS = select({
    "//tools/build:optimised": ["-O0"],
    "//conditions:default": [],
})

_TEST_HEADERS = precompiled_copts("test_headers")

# Not where gcc optimises: it warns of the standard library's own code if that comes from a parsed header. So in that
# build, too, a library is seen to include what it uses.
_LIBRARY_COPTS = select({
    "//tools/build:optimised": [],
    "//conditions:default": precompiled_copts("standard_headers"),
})
_LIBRARY_DEPS = select({
    "//tools/build:optimised": [],
    "//conditions:default": ["//tools/build:standard_headers"],
})

def _is_cpp(srcs):
    return type(srcs) != "list" or any([source.endswith(".cc") for source in srcs])

def cc_library(srcs = [], copts = [], deps = [], **arguments):
    if _is_cpp(srcs):
        copts = _LIBRARY_COPTS + copts
        deps = deps + _LIBRARY_DEPS
    native.cc_library(srcs = srcs, copts = copts, deps = deps, **arguments)

def cc_binary(srcs = [], copts = [], deps = [], **arguments):
    if _is_cpp(srcs):
        copts = _LIBRARY_COPTS + copts
        deps = deps + _LIBRARY_DEPS
    native.cc_binary(srcs = srcs, copts = copts, deps = deps, **arguments)

def cc_test(srcs = [], copts = [], deps = [], **arguments):
    if _is_cpp(srcs):
        copts = _TEST_HEADERS + copts + TEST_COPTS
        deps = deps + ["//tools/build:test_headers"]
    native.cc_test(srcs = srcs, copts = copts, deps = deps, **arguments)
