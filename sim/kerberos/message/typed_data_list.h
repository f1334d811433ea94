#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_TYPED_DATA_LIST_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_TYPED_DATA_LIST_H_

#include <cstdint>

#include "sim/base/bytes.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/der_writer.h"

namespace legwork::kerberos {

// TypedDataList is AuthorizationData or HostAddresses (RFC 4120 sections 5.2.5 and 5.2.6), which have one shape:
//
//   SEQUENCE OF SEQUENCE { type [0] Int32, data [1] OCTET STRING }
//
// It is kept in its encoding, tag and length included: most of them are only passed on.
struct TypedDataList {
  ByteView encoding;
};

bool ReadTypedDataList(DerReader& in, TypedDataList* list);
void WriteTypedDataList(DerWriter& out, const TypedDataList& list);

// One value of such a list. Reading them one after the other walks through the contents of the SEQUENCE.
struct TypedData {
  std::int32_t type = 0;
  ByteView data;
};
bool ReadTypedData(DerReader& in, TypedData* value);
void WriteTypedData(DerWriter& out, const TypedData& value);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_TYPED_DATA_LIST_H_
