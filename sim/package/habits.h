#ifndef LEGWORK_SIM_PACKAGE_HABITS_H_
#define LEGWORK_SIM_PACKAGE_HABITS_H_

#include <array>
#include <cstdint>

// What one implementation does and another does not, both of them known in the field: data that an actor is given, so
// that a mechanism asks and never knows whom it plays. All is plain, and what nobody sets is what the simulated
// packages have always done.
namespace legwork {

// MicHabit is when a party sends a MIC that it could send.
enum class MicHabit : std::uint8_t { kUsual, kAlways, kNever, kWhenDue };

// VersionHabit is what lies in the place of VERSION (MS-NLMP 2.2.2.10): it, eight zeros without its flag, or nothing.
enum class VersionHabit : std::uint8_t { kGiven, kZeros, kAbsent };

// Bits of NtlmHabits::av_pairs are 1 << AvId (MS-NLMP 2.2.2.1).
constexpr std::uint32_t AvBit(int av_id) { return 1u << av_id; }

// NtlmHabits are of both sides of NTLM, or of the one that is named.
struct NtlmHabits {
  // LmCompatibilityLevel. An initiator responds with LM and NTLM (0, 1), NTLM alone (2) or NTLMv2 (3 to 5), and asks
  // for extended session security from 1 on; an acceptor refuses LM from 4 on and NTLM too at 5.
  std::uint8_t level = 5;

  // NegotiateFlags that the party's first message has beyond, or lacks of, what it would have.
  std::uint32_t flags_on = 0;
  std::uint32_t flags_off = 0;
  VersionHabit version = VersionHabit::kGiven;
  std::uint16_t oem_code_page = 437;  // 437 or 850
  bool requires_128_bit = true;       // ClientRequire128bitEncryption, ServerRequire128bitEncryption
  bool blocked = false;               // ClientBlocked, ServerBlock: policy forbids NTLM (MS-NLMP 3.1.1.1, 3.2.1.1)

  // The initiator.
  bool supplies_names = false;       // DomainName and Workstation of NEGOTIATE, in OEM characters
  bool names_workstation = false;    // Workstation of AUTHENTICATE
  MicHabit mic = MicHabit::kUsual;   // of AUTHENTICATE; usual: if the challenge has a timestamp
  bool lmv2_with_timestamp = false;  // an LMv2 response where 24 zeros belong
  bool omits_zero_bindings = false;  // no MsvAvChannelBindings unless the caller gave bindings
  bool omits_target_name = false;    // no MsvAvTargetName
  bool sends_single_host = false;    // MsvAvSingleHost, as Windows does

  // The acceptor.
  std::uint32_t av_pairs = AvBit(1) | AvBit(2) | AvBit(3) | AvBit(4) | AvBit(5) | AvBit(7);  // of its challenge
  std::uint32_t av_flags = 0;       // value of MsvAvFlags, where av_pairs has it
  std::uint16_t unknown_av_id = 0;  // an undocumented pair of this id leads the list; 0: none
  bool requires_mic = false;        // refuses AUTHENTICATE without one
  bool refuses_anonymous = false;
  bool checks_own_names = false;  // the response must repeat the names of the challenge

  bool operator==(const NtlmHabits&) const = default;
};

// OfferedMech is one object identifier in a list of mechanisms.
enum class OfferedMech : std::uint8_t {
  kNone,
  kMsKerberos,   // 1.2.840.48018.1.2.2, Kerberos as Windows 2000 misspelt it
  kKerberos,     // 1.2.840.113554.1.2.2
  kKerberosU2u,  // 1.2.840.113554.1.2.2.3
  kNtlm,         // 1.3.6.1.4.1.311.2.2.10
  kNegoEx,       // 1.3.6.1.4.1.311.2.2.30
  kUnknown,      // one that nobody has
};

// A list that begins with kNone is no list: the party offers what its credential has, MS-Kerberos first.
using OfferedMechs = std::array<OfferedMech, 6>;

// HintsHabit is how an acceptor answers a call without a token (MS-SPNG 3.2.5.2).
enum class HintsHabit : std::uint8_t { kNamed, kBare, kRefused };

// SpnegoHabits are of both sides of SPNEGO, or of the one that is named.
struct SpnegoHabits {
  OfferedMechs offers = {};  // in NegTokenInit or NegTokenInit2; what the credential lacks is offered all the same
  OfferedMechs negoex = {};  // the mechanisms that it has as schemes of NegoEx, most preferred first; none: no NegoEx
  std::uint32_t fragment_size = 0;  // octets of a piece of a token that is longer (MS-SPNG 3.1.5.6); 0: never in pieces

  // The initiator.
  bool raw = false;                           // the preferred mechanism's own tokens, without SPNEGO around them
  bool optimistic = true;                     // the first mechanism's token goes along with the offer
  bool states_nothing = false;                // its NegTokenResp has no negState
  bool requests_mic = false;                  // its NegTokenResp has request-mic, which is the acceptor's alone to say
  MicHabit initiator_mic = MicHabit::kUsual;  // usual: as soon as the mechanism is through

  // The acceptor.
  HintsHabit hints = HintsHabit::kNamed;
  bool prefers_own_order = false;            // selects by its own list, not by the initiator's
  bool wants_mic = false;                    // request-mic in its first reply, whatever is selected
  bool names_mech_always = false;            // supportedMech in every reply
  bool names_kerberos_truly = false;         // supportedMech is Kerberos where MS-Kerberos was offered
  MicHabit acceptor_mic = MicHabit::kUsual;  // usual: in return for one, or where one is due
  bool omits_first_state = false;            // no negState in its first reply
  bool omits_later_states = false;           // nor in those behind
  bool repeats_token_as_mic = false;         // mechListMIC is the responseToken once more (Windows 2000)

  // What either side takes although it is not as it should be.
  bool takes_fragments = false;      // waits for the rest of a token that is cut short (MS-SPNG 3.1.5.9)
  bool takes_missing_state = false;  // a first reply without negState is accept-incomplete
  bool takes_mic_as_token = false;   // a mechListMIC that is the responseToken is none
  bool takes_request_mic = false;    // request-mic from an initiator is accept-incomplete

  bool operator==(const SpnegoHabits&) const = default;
};

struct KerberosHabits {
  bool mic_number_zero = false;  // the acceptor's mechListMIC has number 0, not its initial one (Windows)

  bool operator==(const KerberosHabits&) const = default;
};

struct Habits {
  NtlmHabits ntlm;
  SpnegoHabits spnego;
  KerberosHabits kerberos;

  bool operator==(const Habits&) const = default;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_PACKAGE_HABITS_H_
