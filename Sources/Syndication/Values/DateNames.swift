/// The names of months and weekdays that dates in feeds are written with.
///
/// A name may be cut: `Sept`, `Thurs`, `juil`. Where the same letters mean different months in
/// different languages, they mean none.
enum DateNames {
  /// The month, 1 to 12, of a name in lower case.
  static func month(_ name: String) -> Int? {
    months[name].flatMap { $0 }.map { $0 + 1 }
  }

  /// Whether a name in lower case is a weekday's, and which: nil where languages differ.
  static func weekday(_ name: String) -> (isWeekday: Bool, index: Int?) {
    guard let found = weekdays[name] else { return (false, nil) }
    return (true, found)
  }

  private static let months = table(
    shortest: 3,
    [
      "january february march april may june july august september october november december",
      "januar februar märz april mai juni juli august september oktober november dezember",
      "jänner feber maerz april mai juni juli august september oktober november dezember",
      "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
      "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
      "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
      "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
      "januari februari maart april mei juni juli augustus september oktober november december",
      "januar februar marts april maj juni juli august september oktober november december",
      "januari februari mars april maj juni juli augusti september oktober november december",
      "januar februar mars april mai juni juli august september oktober november desember",
      "január február március április május június július augusztus szeptember október november december",
      "január februári március április máujus június július augusztus szeptember október november december",
      "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
      "ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος",
      "ιαν φεβ μάώ απρ μαι ιούν ιούλ αυγ σεπ οκτ νοε δεκ",
      "ιαν φεβ μαώ απρ μαϊ ιον ιολ αύγ σεπ οκτ νοέ δεκ",
      "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
      "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    ]
  )

  private static let weekdays = table(
    shortest: 2,
    [
      "sunday monday tuesday wednesday thursday friday saturday",
      "sonntag montag dienstag mittwoch donnerstag freitag samstag",
      "sonntag montag dienstag mittwoch donnerstag freitag sonnabend",
      "dimanche lundi mardi mercredi jeudi vendredi samedi",
      "domingo lunes martes miércoles jueves viernes sábado",
      "domenica lunedì martedì mercoledì giovedì venerdì sabato",
      "domingo segunda terça quarta quinta sexta sábado",
      "zondag maandag dinsdag woensdag donderdag vrijdag zaterdag",
      "søndag mandag tirsdag onsdag torsdag fredag lørdag",
      "söndag måndag tisdag onsdag torsdag fredag lördag",
      "vasárnap hétfő kedd szerda csütörtök péntek szombat",
      "κυριακή δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο",
      "κυρ δευ τρι τετ πεμ παρ σαβ",
      "вс пн вт ср чт пт сб",
      "воскресенье понедельник вторник среда четверг пятница суббота",
    ]
  )

  /// Every beginning of every name; an index of nil where two lists disagree.
  private static func table(shortest: Int, _ lists: [String]) -> [String: Int?] {
    var table: [String: Int?] = [:]
    var whole: [String: Int?] = [:]
    for list in lists {
      for (index, name) in list.split(separator: " ").enumerated() {
        enter(String(name), index, &whole)
        for length in min(shortest, name.count)..<name.count {
          enter(String(name.prefix(length)), index, &table)
        }
      }
    }
    return table.merging(whole) { _, whole in whole }
  }

  private static func enter(_ name: String, _ index: Int, _ table: inout [String: Int?]) {
    if let known = table[name] {
      table[name] = .some(known == index ? index : nil)
    } else {
      table[name] = .some(index)
    }
  }
}
