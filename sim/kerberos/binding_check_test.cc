#include "sim/kerberos/binding_check.h"

#include <gtest/gtest.h>

namespace legwork::kerberos {
namespace {

constexpr SecStatus kOk = SecStatus::kOk;
constexpr SecStatus kBad = SecStatus::kBadBindings;
constexpr ContextFlag kProxy = ContextFlag::kProxyBindings;
constexpr ContextFlag kAllowMissing = ContextFlag::kAllowMissingBindings;

struct Row {
  const char* what;
  bool has_bindings;
  ContextFlags requested;
  SecStatus same, another, none;
};

const Row kRows[] = {
    // what                      bindings  requested       same  another  none
    {"nothing asked", false, {}, kOk, kOk, kOk}, {"nothing asked, lenient", false, kAllowMissing, kOk, kOk, kOk},
    {"proxy", false, kProxy, kOk, kOk, kBad},    {"proxy with bindings", true, kProxy, kOk, kOk, kBad},
    {"bindings", true, {}, kOk, kBad, kBad},     {"bindings, lenient", true, kAllowMissing, kOk, kBad, kOk},
};

TEST(BindingCheck, FollowsItsTable) {
  for (const Row& row : kRows) {
    LegRequest request;
    request.requested = row.requested;
    request.has_bindings = row.has_bindings;
    if (row.has_bindings) request.channel_bindings = AsBytes("tls-unique:1");
    GssChecksum initiator;
    EXPECT_EQ(CheckBindings(initiator, request), row.none) << row.what;
    initiator.bindings = HashChannelBindings(AsBytes("tls-unique:1"));
    EXPECT_EQ(CheckBindings(initiator, request), row.same) << row.what;
    initiator.bindings = HashChannelBindings(AsBytes("tls-unique:2"));
    EXPECT_EQ(CheckBindings(initiator, request), row.another) << row.what;
  }
}

TEST(BindingCheck, EmptyBindingsAreBindings) {
  LegRequest request;
  request.has_bindings = true;
  GssChecksum initiator;
  initiator.bindings = HashChannelBindings({});
  EXPECT_EQ(CheckBindings(initiator, request), kOk);
}

}  // namespace
}  // namespace legwork::kerberos
