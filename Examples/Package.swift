// swift-tools-version: 6.3

import PackageDescription

// A package outside Feedloom's own that reads and writes feeds with its libraries, as another
// program would: `make examples` builds and runs it.
let package = Package(
  name: "Examples",
  dependencies: [.package(name: "feedloom", path: "..")],
  targets: [
    .executableTarget(
      name: "Examples",
      dependencies: [
        .product(name: "Markup", package: "feedloom"),
        .product(name: "Syndication", package: "feedloom"),
      ]
    )
  ],
  swiftLanguageModes: [.v6]
)
