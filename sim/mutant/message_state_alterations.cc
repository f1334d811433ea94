#include "sim/mutant/groups.h"

// Bugs of the message functions: refusals that are missing or misnamed, and successes that are no such thing.
namespace legwork::mutant {
namespace {

void Turn(Deed& deed, Call call, SecStatus right, SecStatus wrong) {
  if (deed.Is(call) && deed.Gave(right)) deed.reply.status = wrong;
}

void TurnAnyFailure(Deed& deed, Call call, SecStatus wrong) {
  if (deed.Is(call) && !deed.Succeeded()) deed.reply.status = wrong;
}

void SignWithoutToken(Deed& deed) { Turn(deed, Call::kSign, SecStatus::kInvalidToken, SecStatus::kOk); }
void SignWithoutIntegrity(Deed& deed) { Turn(deed, Call::kSign, SecStatus::kQopNotSupported, SecStatus::kOk); }
void MisnameHandleOfSign(Deed& deed) { TurnAnyFailure(deed, Call::kSign, SecStatus::kInternalError); }
void MisnameHandleOfVerify(Deed& deed) { TurnAnyFailure(deed, Call::kVerify, SecStatus::kInternalError); }
void SupportNoSigning(Deed& deed) { Turn(deed, Call::kSign, SecStatus::kOk, SecStatus::kUnsupportedFunction); }
void AskAuthorityToSign(Deed& deed) { Turn(deed, Call::kSign, SecStatus::kOk, SecStatus::kNoAuthenticatingAuthority); }

void OverlookSmallTrailer(Deed& deed) { TurnAnyFailure(deed, Call::kEncrypt, SecStatus::kOk); }
void EncryptAfterExpiry(Deed& deed) { Turn(deed, Call::kEncrypt, SecStatus::kContextExpired, SecStatus::kOk); }
void EncryptWithoutProtection(Deed& deed) { TurnAnyFailure(deed, Call::kEncrypt, SecStatus::kOk); }

void DecryptAnything(Deed& deed) { TurnAnyFailure(deed, Call::kDecrypt, SecStatus::kOk); }
void MisnameReplay(Deed& deed) { TurnAnyFailure(deed, Call::kDecrypt, SecStatus::kInternalError); }
void WaitForMore(Deed& deed) { Turn(deed, Call::kDecrypt, SecStatus::kOk, SecStatus::kIncompleteMessage); }

void TellUnknownQuality(Deed& deed) {
  if (!deed.Is(Call::kDecrypt) || !deed.Succeeded()) return;
  deed.reply.qop_out = 5;
  deed.reply.qop_written = true;
}

constexpr Mutant kRows[] = {
    {"signs_without_token", "SIG-003", "messages/no_token_to_sign", "signing succeeds without a place for a signature",
     SignWithoutToken},
    {"signs_without_integrity", "SIG-004", "messages/sign_without_integrity",
     "signing succeeds where nobody asked for integrity", SignWithoutIntegrity},
    {"misnames_handle_of_sign", "SIG-005", "messages/unknown_context", "signing calls a bad handle an internal error",
     MisnameHandleOfSign},
    {"supports_no_signing", "SIG-009", "ntlm/three_messages", "signing is not supported", SupportNoSigning},
    {"asks_authority_to_sign", "SIG-010", "ntlm/three_messages", "signing needs an authority", AskAuthorityToSign},
    {"misnames_handle_of_verify", "VER-004", "messages/unknown_context",
     "verifying calls a bad handle an internal error", MisnameHandleOfVerify},
    {"overlooks_small_trailer", "ENC-008", "messages/small_trailer", "a TOKEN element too small is no failure",
     OverlookSmallTrailer},
    {"encrypts_after_expiry", "ENC-009", "messages/after_expiry", "a session that is over encrypts",
     EncryptAfterExpiry},
    {"encrypts_without_protection", "ENC-011", "messages/seal_without_protection",
     "encrypting succeeds where nobody asked for it", EncryptWithoutProtection},
    {"decrypts_anything", "DEC-002", "messages/sealed_twice_read", "a message out of its order decrypts",
     DecryptAnything},
    {"misnames_replay", "DEC-003", "messages/sealed_twice_read", "a replayed message is an internal error",
     MisnameReplay},
    {"waits_for_more", "DEC-004", "kerberos/mutual_auth", "a whole message is called incomplete", WaitForMore},
    {"tells_unknown_quality", "DEC-006", "kerberos/mutual_auth", "*pfQOP is a value that nothing means",
     TellUnknownQuality},
};

}  // namespace

std::span<const Mutant> MessageStateMutants() { return kRows; }

}  // namespace legwork::mutant
