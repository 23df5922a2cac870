/// admin: (RSS 1.0 module): the program that made a feed, and where to report its errors.
public struct Admin: Sendable, Hashable {
  /// admin:generatorAgent/@rdf:resource.
  public var generatorAgent: String?
  /// admin:errorReportsTo/@rdf:resource.
  public var errorReportsTo: String?

  init(_ foreign: [ForeignElement]) {
    generatorAgent = foreign.addresses("generatorAgent", AdminVocabulary.self).first
    errorReportsTo = foreign.addresses("errorReportsTo", AdminVocabulary.self).first
  }
}

/// admin: (RSS 1.0 module).
enum AdminVocabulary: Vocabulary {
  static let prefix = "admin"
  static let namespace = "http://webns.net/mvcb/"
}

extension Feed {
  /// admin:.
  public var admin: Admin { Admin(foreign) }

  /// The generator that admin: names, which is not written a second time.
  var derivedGenerator: Generator? { admin.generatorAgent.map { Generator(uri: $0) } }
}
