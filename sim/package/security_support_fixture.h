#ifndef LEGWORK_SIM_PACKAGE_SECURITY_SUPPORT_FIXTURE_H_
#define LEGWORK_SIM_PACKAGE_SECURITY_SUPPORT_FIXTURE_H_

#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "sim/package/fake_package.h"
#include "sim/package/security_support.h"

namespace legwork {

// SecuritySupportFixture is the API over the fake package, with credentials that answer what a test dictates.
class SecuritySupportFixture : public testing::Test {
 protected:
  static ScriptedLeg Leg(SecStatus status, Bytes token = {}, SecStatus complete = SecStatus::kOk) {
    ScriptedLeg leg;
    leg.status = status;
    leg.has_token = !token.empty();
    leg.token = std::move(token);
    leg.granted = ContextFlag::kIntegrity;
    leg.complete = complete;
    return leg;
  }

  HandleArgument Acquire(std::vector<ScriptedLeg> script, std::uint32_t use = kUseBoth) {
    AcquireArguments arguments;
    arguments.package = "fake";  // names are compared without regard to case
    arguments.request.use = use;
    arguments.request.script = std::move(script);
    HandleArgument handle{false, {}};
    EXPECT_EQ(support.Acquire(arguments, handle.value, expiry), SecStatus::kOk);
    return handle;
  }

  // With gives the arguments of a correct call.
  static HandshakeArguments With(const HandleArgument& credential, const HandleArgument& context = {}) {
    HandshakeArguments arguments;
    arguments.credential = credential;
    arguments.context = context;
    arguments.has_output = true;
    arguments.output_capacity = 64;
    return arguments;
  }

  SecStatus Initialize(const HandshakeArguments& arguments) {
    support.Initialize(arguments, result);
    return result.reply.status;
  }
  SecStatus Accept(const HandshakeArguments& arguments) {
    support.Accept(arguments, result);
    return result.reply.status;
  }

  // Established gives an initiator's context that is done.
  HandleArgument Established(const HandleArgument& credential) {
    EXPECT_EQ(Initialize(With(credential)), SecStatus::kOk);
    return {false, result.context};
  }

  // Not one of these is a live handle of the kind that is asked for.
  static std::vector<HandleArgument> BadHandles(const HandleArgument& of_other_kind) {
    return {{},           {false, {0, 0}}, {false, kInvalidatedHandle}, {false, {0x1C7, 77}}, {false, {0xFFFFFFC7, 1}},
            of_other_kind};
  }

  VirtualClock time;
  Clock clock{time};
  RandomStreams random{1};
  StringToKeyCache keys;
  Directory directory{keys};
  const Profile* profile = &DocumentedProfile();
  Surroundings surroundings{.clock = clock, .random = random, .directory = directory, .profile = *profile};
  const Package* const packages[1] = {&kFakePackage};
  SecuritySupport support{packages, surroundings};
  HandshakeResult result;
  Ticks expiry = 0;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_PACKAGE_SECURITY_SUPPORT_FIXTURE_H_
