import NIOSSL

/// A certificate for `localhost`, and its key: made for these tests, trusted by nobody.
enum Certificate {
  static func own() throws -> NIOSSLCertificate {
    try NIOSSLCertificate(bytes: deflated(certificate), format: .der)
  }

  static func server() throws -> TLSConfiguration {
    try .makeServerConfiguration(
      certificateChain: [.certificate(own())],
      privateKey: .privateKey(NIOSSLPrivateKey(bytes: deflated(key), format: .der))
    )
  }

  private static let key = """
    MHcCAQEEIHwMfKFcTyv5fPkc3LvxWOrBkEd2q6V4Kbwl0wFDh2MGoAoGCCqGSM49AwEHoUQDQgAE4qsD6ucEc7Swnu\
    aW9iGbzohT3PzB1RFfRRx4/51oeoqtgnkSbMuRgghledtJ2EzSVNsV210e5NBGP2fwEWPVzQ==\

    """

  private static let certificate = """
    MIIBmzCCAUGgAwIBAgIUDdwhYAZhBS8ehTmPqoO5h0hsWiswCgYIKoZIzj0EAwIwFDESMBAGA1UEAwwJbG9jYWxob3\
    N0MCAXDTI2MTEyNDAyMzM1OFoYDzIxMjYxMDMxMDIzMzU4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjO\
    PQIBBggqhkjOPQMBBwNCAATiqwPq5wRztLCe5pb2IZvOiFPc/MHVEV9FHHj/nWh6iq2CeRJsy5GCCGV520nYTNJU2x\
    XbXR7k0EY/Z/ARY9XNo28wbTAdBgNVHQ4EFgQUcTSbw89GYG1bsk6ZOi7yFyz1d80wHwYDVR0jBBgwFoAUcTSbw89G\
    YG1bsk6ZOi7yFyz1d80wDwYDVR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZIzj\
    0EAwIDSAAwRQIgVBYVaRQRp2EAa2xTZTHzRP9l4q9ty2J6nLXtkuJDFA8CIQCO0snjAfTI9B0i4TvVn/MYIK7yVk8O\
    YSFDyxSSqwh2DQ==\

    """
}
