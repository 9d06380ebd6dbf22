/// The JSON Schemas of the program's files, which are in the program itself.
package enum SchemaFiles {
    /// Of a request, for editors.
    package static var request: [UInt8] { PackageResources.request_schema_json }
}
