#ifndef LEGWORK_TOOLS_TRACE_RECORD_TABLE_H_
#define LEGWORK_TOOLS_TRACE_RECORD_TABLE_H_

#include <vector>

#include "tools/trace/record_field.h"

namespace legwork::trace {

// The tables. A new member of CallRecord or of a struct inside it is one row in record_table.cc.
const FieldTable& RecordTable();
const FieldTable& DescriptorTable();
const FieldTable& BufferTable();
const FieldTable& TokenTable();
const FieldTable& QueryTable();
const FieldTable& ExportTable();
const FieldTable& BindingsTable();
const FieldTable& IdentityTable();
const FieldTable& MemoryTable();
const FieldTable& DescribedTable();
const FieldTable& PackageTable();
const FieldTable& KernelTable();

// AllTables lists them, the record first.
std::vector<const FieldTable*> AllTables();

}  // namespace legwork::trace

#endif  // LEGWORK_TOOLS_TRACE_RECORD_TABLE_H_
