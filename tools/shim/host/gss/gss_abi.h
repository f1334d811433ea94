#ifndef LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_ABI_H_
#define LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_ABI_H_

#include <cstddef>
#include <cstdint>

// The binary interface of GSS-API's C bindings (RFC 2744) on 64-bit systems, which MIT krb5 and Heimdal share, and of
// the extensions that both have. Names, credentials and contexts are pointers to structures of the library.
namespace legwork::host {

using GssMajor = std::uint32_t;
using GssMinor = std::uint32_t;
using GssName = void*;
using GssCredential = void*;
using GssContext = void*;

struct GssBuffer {
  std::size_t length = 0;
  void* value = nullptr;
};
struct GssOid {
  std::uint32_t length = 0;
  const void* elements = nullptr;
};
struct GssOidSet {
  std::size_t count = 0;
  const GssOid* elements = nullptr;
};
struct GssBufferSet {
  std::size_t count = 0;
  GssBuffer* elements = nullptr;
};
struct GssBindings {
  std::uint32_t initiator_type = 0;
  GssBuffer initiator_address;
  std::uint32_t acceptor_type = 0;
  GssBuffer acceptor_address;
  GssBuffer application_data;
};
struct GssPiece {  // gss_iov_buffer_desc
  std::uint32_t type = 0;
  GssBuffer buffer;
};
static_assert(sizeof(GssBuffer) == 16 && sizeof(GssOid) == 16 && sizeof(GssOidSet) == 16);
static_assert(sizeof(GssBindings) == 64 && offsetof(GssBindings, acceptor_type) == 24 && sizeof(GssPiece) == 24);

// The types of pieces, and the bit that asks the library for the memory.
inline constexpr std::uint32_t kPieceData = 1;
inline constexpr std::uint32_t kPieceHeader = 2;
inline constexpr std::uint32_t kPiecePadding = 9;
inline constexpr std::uint32_t kPieceSignOnly = 11;
inline constexpr std::uint32_t kPieceAllocate = 0x10000;

inline constexpr int kGssBoth = 0, kGssInitiate = 1, kGssAccept = 2;
inline constexpr int kGssMechanismCode = 2;
inline constexpr std::uint32_t kGssIndefinite = 0xFFFFFFFF;

// The parts of a major status.
inline constexpr GssMajor kGssCallingErrors = 0xFF000000;
inline constexpr GssMajor kGssRoutineErrors = 0x00FF0000;
inline constexpr GssMajor kGssFailure = 13u << 16;
inline constexpr GssMajor kGssContinueNeeded = 1, kGssDuplicateToken = 2, kGssOldToken = 4, kGssUnseqToken = 8,
                          kGssGapToken = 16;
inline constexpr bool GssFailed(GssMajor major) { return (major & (kGssCallingErrors | kGssRoutineErrors)) != 0; }

// GssFunctions are the entry points, null where a library lacks one that is an extension.
struct GssFunctions {
  GssMajor (*import_name)(GssMinor*, const GssBuffer*, const GssOid*, GssName*);
  GssMajor (*display_name)(GssMinor*, GssName, GssBuffer*, const GssOid**);
  GssMajor (*release_name)(GssMinor*, GssName*);
  GssMajor (*acquire_cred)(GssMinor*, GssName, std::uint32_t, const GssOidSet*, int, GssCredential*, GssOidSet**,
                           std::uint32_t*);
  GssMajor (*acquire_cred_with_password)(GssMinor*, GssName, const GssBuffer*, std::uint32_t, const GssOidSet*, int,
                                         GssCredential*, GssOidSet**, std::uint32_t*);
  GssMajor (*release_cred)(GssMinor*, GssCredential*);
  GssMajor (*initialize)(GssMinor*, GssCredential, GssContext*, GssName, const GssOid*, std::uint32_t, std::uint32_t,
                         const GssBindings*, const GssBuffer*, const GssOid**, GssBuffer*, std::uint32_t*,
                         std::uint32_t*);
  GssMajor (*accept)(GssMinor*, GssContext*, GssCredential, const GssBuffer*, const GssBindings*, GssName*,
                     const GssOid**, GssBuffer*, std::uint32_t*, std::uint32_t*, GssCredential*);
  GssMajor (*delete_context)(GssMinor*, GssContext*, GssBuffer*);
  GssMajor (*inquire_context)(GssMinor*, GssContext, GssName*, GssName*, std::uint32_t*, const GssOid**,
                              std::uint32_t*, int*, int*);
  GssMajor (*get_mic)(GssMinor*, GssContext, std::uint32_t, const GssBuffer*, GssBuffer*);
  GssMajor (*verify_mic)(GssMinor*, GssContext, const GssBuffer*, const GssBuffer*, std::uint32_t*);
  GssMajor (*wrap)(GssMinor*, GssContext, int, std::uint32_t, const GssBuffer*, int*, GssBuffer*);
  GssMajor (*unwrap)(GssMinor*, GssContext, const GssBuffer*, GssBuffer*, int*, std::uint32_t*);
  GssMajor (*wrap_size_limit)(GssMinor*, GssContext, int, std::uint32_t, std::uint32_t, std::uint32_t*);
  GssMajor (*release_buffer)(GssMinor*, GssBuffer*);
  GssMajor (*export_context)(GssMinor*, GssContext*, GssBuffer*);
  GssMajor (*import_context)(GssMinor*, const GssBuffer*, GssContext*);
  GssMajor (*display_status)(GssMinor*, std::uint32_t, int, const GssOid*, std::uint32_t*, GssBuffer*);
  GssMajor (*indicate_mechs)(GssMinor*, GssOidSet**);

  // Extensions.
  GssMajor (*copy_tickets)(GssMinor*, GssCredential, void*);   // gss_krb5_copy_ccache
  std::int32_t (*new_kerberos)(void** kerberos);               // krb5_init_context, of the Kerberos library behind
  std::int32_t (*default_tickets)(void* kerberos, void** at);  // krb5_cc_default
  GssMajor (*inquire_by_oid)(GssMinor*, GssContext, const GssOid*, GssBufferSet**);
  GssMajor (*release_buffer_set)(GssMinor*, GssBufferSet**);
  GssMajor (*wrap_pieces)(GssMinor*, GssContext, int, std::uint32_t, int*, GssPiece*, int);
  GssMajor (*unwrap_pieces)(GssMinor*, GssContext, int*, std::uint32_t*, GssPiece*, int);
  GssMajor (*release_pieces)(GssMinor*, GssPiece*, int);
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_ABI_H_
