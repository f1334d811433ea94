#include "tools/shim/codec/taken_fields.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tools/shim/codec/wire_request.h"

namespace legwork::host {
namespace {

std::string LineOf(const CallRequest& call) {
  WireRequest request;
  request.kind = WireRequest::Kind::kCall;
  request.now = 5;
  request.call = call;
  std::string line;
  WriteRequest(request, line);
  return line;
}

CallRequest UsualCall() {
  CallRequest call;
  call.call = Call::kInitialize;
  call.package = PackageName::kNtlm;
  call.credential = {false, {1, 2}};
  call.identity.absent = false;
  call.identity.user = "alice";
  call.output.is_null = false;
  call.output.buffers.push_back({2, {}, 100});
  return call;
}

TEST(TakenFields, WhoNamesNoneTakesAll) { EXPECT_EQ(Untaken(LineOf(UsualCall()), {}), ""); }

TEST(TakenFields, WhatIsNotNamedIsFound) {
  const std::vector<std::string> fields = {"package", "credential", "identity", "output"};
  EXPECT_EQ(Untaken(LineOf(UsualCall()), fields), "");
  CallRequest call = UsualCall();
  call.target = "HTTP/web";
  EXPECT_EQ(Untaken(LineOf(call), fields), "target");
  call = UsualCall();
  call.output.buffers[0].claimed = 7;
  EXPECT_EQ(Untaken(LineOf(call), fields), "claimed") << "inside of a buffer";
  call = UsualCall();
  call.output.array_is_null = true;
  EXPECT_EQ(Untaken(LineOf(call), fields), "array_null");
  call = UsualCall();
  call.identity.package_list = "NTLM";
  EXPECT_EQ(Untaken(LineOf(call), fields), "package_list");
  EXPECT_EQ(Untaken(LineOf(UsualCall()), {"package", "credential", "identity"}), "output");
}

// An optional argument is named in `arguments`, or was not sent.
TEST(TakenFields, OptionalArgumentsAreNamedElsewhere) {
  CallRequest call;
  call.call = Call::kAcquire;
  call.principal = "bob";
  call.identity.absent = false;
  call.identity.form = IdentityForm::kMalformed;
  EXPECT_EQ(Untaken(LineOf(call), {"identity"}), "");
}

void Collect(const nlohmann::json& value, std::vector<std::string>& names) {
  for (const auto& [name, member] : value.items()) {
    if (value.is_object()) names.push_back(name);
    if (member.is_structured()) Collect(member, names);
  }
}

// Each member that a call can have is a word that can be named, or comes with another one.
TEST(TakenFields, NoMemberIsForgotten) {
  CallRequest call = UsualCall();
  call.package_text = "ntlm";
  call.ansi = call.new_handle_is_null = call.new_handle_aliases = true;
  call.granted_is_null = call.expiry_is_null = call.structure_is_null = true;
  call.context = {false, {3, 4}};
  call.requested = call.reserved1 = call.reserved2 = call.data_rep = call.credential_use = 1;
  call.attribute = call.qop = call.message_number = call.export_flags = 1;
  call.target = "HTTP/web";
  call.structure_size = 4;
  call.packed = {1};
  call.identity.package_list = "NTLM";
  call.output.version = 1;
  call.output.claimed = 2;
  call.output.array_is_null = true;
  call.output.buffers[0] = {1, {1}, 2, true, 1, 0};
  call.input = call.output;
  std::vector<std::string> names;
  Collect(nlohmann::json::parse(LineOf(call)), names);
  EXPECT_EQ(Untaken(LineOf(call), {FieldWords().begin(), FieldWords().end()}), "");
  for (const std::string& name : names) {
    const bool comes_along = Untaken("{\"" + name + "\":1}", {"none"}).empty();
    const auto words = FieldWords();
    EXPECT_EQ(comes_along, std::ranges::find(words, name) == words.end()) << name;
  }
  EXPECT_GT(names.size(), FieldWords().size());
}

}  // namespace
}  // namespace legwork::host
