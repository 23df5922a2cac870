/// Names that IANA registers, as far as they were known in the first half of 2025.
///
/// No copy of the registries was at hand: the lists were written down from knowledge of them and may lack
/// what is young or rare. A list is replaced as a whole when it is brought up to date; languages, which
/// were taken from the registry's own file, are in ``LanguageSubtagRegistry``.
enum Registries {
  /// The relations of links (RFC 8288).
  static let relations = words(
    """
    about acl alternate amphtml api-catalog appendix apple-touch-icon apple-touch-startup-image \
    archives author blocked-by bookmark c2pa-manifest canonical chapter cite-as collection \
    compression-dictionary contents convertedfrom copyright create-form current \
    deprecation describedby describes disclosure dns-prefetch duplicate edit edit-form edit-media \
    enclosure external first geofeed glossary help hosts hub ice-server icon index intervalafter \
    intervalbefore intervalcontains intervaldisjoint intervalduring intervalequals \
    intervalfinishedby intervalfinishes intervalin intervalmeets intervalmetby intervaloverlappedby \
    intervaloverlaps intervalstartedby intervalstarts item last latest-version license linkset \
    lrdd manifest mask-icon me media-feed memento micropub modulepreload monitor monitor-group \
    next next-archive nofollow noopener noreferrer opener openid2.local_id openid2.provider \
    original p3pv1 payment pingback preconnect predecessor-version prefetch preload prerender prev \
    prev-archive preview previous privacy-policy profile publication rdap-active rdap-bottom \
    rdap-down rdap-top rdap-up related replies restconf ruleinput search section self service \
    service-desc service-doc service-meta sip-trunking-capability sponsored start status \
    stylesheet subsection successor-version sunset tag terms-of-service timegate timemap type ugc \
    up version-history via webmention working-copy working-copy-of
    """
  )

  /// The schemes of URIs (RFC 7595), but for those that no reader can follow or should: feed and
  /// javascript.
  static let schemes = words(
    """
    aaa aaas about acap acct acr adiumxtra adt afp afs aim amss android appdata apt ar ark at \
    attachment aw barion bb beshare bitcoin bitcoincash blob bolo browserext cabal calculator \
    callto cap cast casts chrome chrome-extension cid coap coap+tcp coap+ws coaps coaps+tcp \
    coaps+ws com-eventbrite-attendee content content-type crid cstr cvs dab dat data dav dhttp \
    diaspora dict did dis dlna-playcontainer dlna-playsingle dns dntp doi dpp drm drop dtmi dtn dvb \
    dvx dweb ed2k eid elsi embedded ens ethereum example facetime fax feedready fido file \
    filesystem finger first-run-pen-experience fish fm ftp fuchsia-pkg geo gg git gitoid gizmoproject \
    go gopher graph grd gtalk h323 ham hcap hcp hs20 http https hxxp hxxps hydrazone hyper iax icap \
    icon im imap info iotdisco ipfs ipn ipns ipp ipps irc irc6 ircs iris iris.beep iris.lwz iris.xpc \
    iris.xpcs isostore itms jabber jar jms keyparc lastfm lbry ldap ldaps leaptofrogans lid lorawan \
    lpa lvlt machinerunmachineprovision magnet mailserver mailto maps market matrix message \
    microsoft.windows.camera mid mms modem mongodb moz ms-excel ms-powerpoint ms-word msnim msrp \
    msrps mss mt mtqp mumble mupdate mvn mvrp mvrps news nfs ni nih nntp notes num ocf oid onenote \
    opaquelocktoken openid openpgp4fpr otpauth p1 pack palm paparazzi payment payto pkcs11 platform \
    pop pres prospero proxy psyc pttp pwid qb query quic-transport redis rediss reload res resource \
    rmi rsync rtmfp rtmp rtsp rtsps rtspu sarif secondlife secret-token service session sftp sgn shc \
    shttp sieve simpleledger simplex sip sips skype smb smp sms smtp snews snmp soap.beep \
    soap.beeps soldat spiffe spotify ssb ssh starknet steam stun stuns submit svn swh swid swidpath \
    tag taler teamspeak teapot tel teliaeid telnet tftp things thismessage thzp tip tn3270 tool turn \
    turns tv udp unreal upn upt urn ut2004 uuid-in-package v-event vemmi ventrilo ves videotex vnc \
    view-source vscode vscode-insiders vsls w3 wais wasm wasm-js wcr web+ap web3 webcal wifi wpid ws \
    wss wtai wyciwyg xcon xcon-userid xfire xftp xmlrpc.beep xmlrpc.beeps xmpp xrcp xri ymsgr \
    z39.50 z39.50r z39.50s
    """
  )

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }
}
