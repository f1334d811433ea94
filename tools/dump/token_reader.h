#ifndef LEGWORK_TOOLS_DUMP_TOKEN_READER_H_
#define LEGWORK_TOOLS_DUMP_TOKEN_READER_H_

#include <string>
#include <string_view>
#include <vector>

#include "sim/crypto/key.h"
#include "tools/dump/ntlm_signing.h"
#include "tools/dump/part.h"

namespace legwork::dump {

// TokenReader takes tokens apart. It never fails: what it cannot read becomes octets, and what it makes always writes
// the same octets again.
//
// What one of its keys opens is shown below the ciphertext; keys found inside are tried on what follows, also in a
// later token of the same handshake. Of NTLM, NTProofStr and MIC that a key makes of the messages read before are shown
// as what they are made with.
class TokenReader {
 public:
  explicit TokenReader(std::vector<Key> keys) : keys_(std::move(keys)) {}

  std::vector<Part> Read(ByteView token);

  const std::vector<Key>& keys() const { return keys_; }

 private:
  // Scope is a type whose fields are being read: what lies in it, and the number among them that tells what another
  // field holds.
  struct Scope {
    std::string_view type;
    std::string_view sealed = {};  // of an EncryptedData
    std::int64_t selector = 0;
  };
  using Parts = std::vector<Part>;

  // Each takes octets that begin at `at` of the token, `depth` elements deep.
  Parts ReadToken(ByteView octets, std::size_t at, int depth);
  Part ReadNtlmMessage(ByteView octets, std::size_t at);
  Parts ReadNegoExMessages(ByteView octets, std::size_t at);
  Parts ReadElements(ByteView octets, std::size_t at, Scope& scope, int depth);
  Part ReadElement(std::uint8_t tag, ByteView contents, std::size_t at, Scope& scope, int depth);
  Parts ReadContents(std::uint8_t tag, ByteView contents, std::size_t at, Scope& scope, int depth);
  Part ReadValue(std::uint8_t tag, ByteView contents, std::size_t at, Scope& scope);
  Parts ReadOctets(ByteView contents, std::size_t at, const Scope& scope, int depth);
  Parts ReadFrame(ByteView contents, std::size_t at, int depth);
  Parts ReadTyped(std::string_view type, ByteView octets, std::size_t at, int depth);

  Parts ReadCipher(ByteView cipher, std::size_t at, const Scope& scope, int depth);
  bool Open(const Key& key, KeyUsage usage, ByteView cipher, std::size_t at, Part* sealed, Bytes* plaintext) const;
  Part ReadGssChecksum(ByteView octets, std::size_t at, int depth);
  Parts ReadMessageToken(ByteView octets, std::size_t at);
  Parts ReadWrapBody(ByteView header, ByteView body, std::size_t at);
  void KeepKey(const Part& encryption_key);

  std::vector<Key> keys_;
  NtlmHandshake handshake_;
};

// Exact gives the part if it writes these octets, and else the octets as they are.
Part Exact(Part part, ByteView octets, std::size_t at);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_TOKEN_READER_H_
