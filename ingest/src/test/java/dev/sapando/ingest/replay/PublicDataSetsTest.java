package dev.sapando.ingest.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a few lines in the layout their publishers document. */
@SuppressWarnings("NullAway.Init") // JUnit fills it
class PublicDataSetsTest {
    @TempDir
    Path folder;

    private Played played(Format format, String... lines) throws IOException {
        return Played.of(format, Files.writeString(folder.resolve("file"), String.join("\n", lines)));
    }

    private static List<String> json(Played played) {
        return played.events.stream()
                .map(event -> new String(event.json(), UTF_8))
                .toList();
    }

    private static String event(String rest) {
        return rest.replace('\'', '"');
    }

    @Test
    void retailrockets_views_carts_and_transactions() throws IOException {
        Played played = played(
                Format.retailrocket,
                "timestamp,visitorid,event,itemid,transactionid",
                "1433221332117,257597,view,355908,",
                "1433221332117,257597,addtocart,355908,",
                "1433221337106,257597,transaction,355908,4000",
                "1433221337106,257597,transaction,355908,",
                "1433221337106,257597,wish,1,",
                "yesterday,257597,view,1,",
                "1433221337106,257597");

        assertThat(json(played))
                .containsExactly(
                        event(
                                "{'occurredAt':'2015-06-02T05:02:12.117Z','eventId':'1433221332117:view:355908','type':'product_view',"
                                        + "'visitorId':'retailrocket-257597','consent':true,'itemId':'355908'}"),
                        event(
                                "{'occurredAt':'2015-06-02T05:02:12.117Z','eventId':'1433221332117:addtocart:355908','type':'add_to_cart',"
                                        + "'visitorId':'retailrocket-257597','consent':true,'itemId':'355908'}"),
                        event(
                                "{'occurredAt':'2015-06-02T05:02:17.106Z','eventId':'1433221337106:transaction:355908:4000','type':'purchase',"
                                        + "'visitorId':'retailrocket-257597','consent':true,'orderId':'4000','currency':'XXX',"
                                        + "'lines':[{'itemId':'355908','quantity':1}]}"));
        assertThat(played.broken)
                .containsExactly(
                        "file:5 no transactionid",
                        "file:6 event wish is none of view, addtocart and transaction",
                        "file:7 timestamp yesterday is no whole number",
                        "file:8 2 fields instead of 5");
    }

    @Test
    void columns_are_found_by_their_names_wherever_they_stand() throws IOException {
        Played played = played(
                Format.retailrocket,
                "\uFEFFitemid,event,extra,transactionid,visitorid,timestamp",
                "\"355,908\",view,\"say \"\"hi\"\"\",,1,1433221332117",
                "\"355,908,view,,,1,1433221332117");

        assertThat(json(played)).singleElement().asString().contains("\"itemId\":\"355,908\"");
        assertThat(played.broken).singleElement().asString().startsWith("file:3 not a line of a table: ");
    }

    @Test
    void a_file_of_another_format_is_told_at_every_line() throws IOException {
        assertThat(played(Format.rees46, "timestamp,visitorid,event,itemid,transactionid", "1,2,view,3,").broken)
                .hasSize(2)
                .allSatisfy(broken -> assertThat(broken).contains("no heading with event_time, event_type, "));
    }

    @Test
    void rees46s_events_keep_price_brand_and_category() throws IOException {
        Played played = played(
                Format.rees46,
                "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session",
                "2019-10-01 00:00:00 UTC,view,44600062,2103807459595387724,,shiseido,35.79,541312140,72d76fde-8bb3-4e00-8c23-a032dfed738c",
                "2019-10-01 00:02:14 UTC,purchase,1004856,2053013555631882655,electronics.smartphone,samsung,130.76,543272936,8187d148-3c41-46d4-9b0c-9c08cd9dc564",
                "2019-10-01 00:02:15 UTC,remove_from_cart,1,2,,,0.5,3,",
                "2019-10-01T00:02:15Z,view,1,2,,,0.5,3,");

        assertThat(json(played).get(0))
                .startsWith(
                        event(
                                "{'occurredAt':'2019-10-01T00:00:00Z','eventId':'1569888000:view:44600062:35.79:72d76fde',"
                                        + "'type':'product_view','visitorId':'rees46-541312140','consent':true,"
                                        + "'sessionId':'72d76fde-8bb3-4e00-8c23-a032dfed738c','itemId':'44600062','price':'35.79'"))
                .contains(event("'brand':'shiseido'"))
                .doesNotContain(event("'category':"));
        assertThat(json(played).get(1))
                .contains(event("'orderId':'8187d148-3c41-46d4-9b0c-9c08cd9dc564:1569888134','currency':'XXX',"
                        + "'lines':[{'itemId':'1004856','quantity':1,'unitPrice':'130.76'}]"))
                .contains(event("'category':'electronics.smartphone'"));
        assertThat(json(played).get(2)).contains("remove_from_cart").doesNotContain("sessionId");
        assertThat(played.broken)
                .containsExactly("file:5 event_time 2019-10-01T00:02:15Z is no time as this format writes it");
    }

    @Test
    void yoochooses_clicks_and_buys_need_no_heading_and_what_is_not_told_is_not_made_up() throws IOException {
        Played played = played(
                Format.yoochoose,
                "1,2014-04-07T10:51:09.277Z,214536502,0",
                "420374,2014-04-06T18:44:58.314Z,214537888,12462,1",
                "420374,2014-04-06T18:44:58.325Z,214537850,0,0",
                "420374,2014-04-06,214537850,0,0",
                "1;2;3");

        assertThat(json(played))
                .containsExactly(
                        event(
                                "{'occurredAt':'2014-04-07T10:51:09.277Z','eventId':'1396867869277:214536502:0','type':'product_view',"
                                        + "'visitorId':'yoochoose-1','consent':true,'sessionId':'1','itemId':'214536502','category':'0'}"),
                        event(
                                "{'occurredAt':'2014-04-06T18:44:58.314Z','eventId':'1396809898314:214537888:12462x1','type':'purchase',"
                                        + "'visitorId':'yoochoose-420374','consent':true,'sessionId':'420374','orderId':'420374:1396809898314',"
                                        + "'currency':'XXX','lines':[{'itemId':'214537888','quantity':1,'unitPrice':'12462'}]}"),
                        event(
                                "{'occurredAt':'2014-04-06T18:44:58.325Z','eventId':'1396809898325:214537850:0x0','type':'purchase',"
                                        + "'visitorId':'yoochoose-420374','consent':true,'sessionId':'420374','orderId':'420374:1396809898325',"
                                        + "'currency':'XXX','lines':[{'itemId':'214537850','quantity':1}]}"));
        assertThat(played.broken)
                .containsExactly(
                        "file:4 timestamp 2014-04-06 is no time such as 2014-04-07T10:51:09.277Z",
                        "file:5 1 fields instead of 5");
    }

    @Test
    void digineticas_sessions_without_a_user_are_visitors_of_their_own() throws IOException {
        Played views = played(
                Format.diginetica,
                "sessionId;userId;itemId;timeframe;eventdate",
                "1;NA;81766;526309;2016-05-09",
                "2;17;31331;1031018;2016-05-09",
                "2;17;31331;soon;2016-05-09");
        Played purchases = played(
                Format.diginetica,
                "sessionId;userId;timeframe;eventdate;ordernumber;itemId",
                "150;18278;17100868;2016-05-06;16421;25911");

        assertThat(json(views))
                .containsExactly(
                        event(
                                "{'occurredAt':'2016-05-09T00:08:46.309Z','eventId':'1:526309:81766','type':'product_view',"
                                        + "'visitorId':'diginetica-session-1','consent':true,'sessionId':'1','itemId':'81766'}"),
                        event(
                                "{'occurredAt':'2016-05-09T00:17:11.018Z','eventId':'2:1031018:31331','type':'product_view',"
                                        + "'visitorId':'diginetica-user-17','consent':true,'sessionId':'2',"
                                        + "'customerId':'diginetica-user-17','itemId':'31331'}"));
        assertThat(views.broken).containsExactly("file:4 timeframe soon is no whole number");
        assertThat(json(purchases))
                .containsExactly(event(
                        "{'occurredAt':'2016-05-06T04:45:00.868Z','eventId':'150:17100868:25911:16421','type':'purchase',"
                                + "'visitorId':'diginetica-user-18278','consent':true,'sessionId':'150',"
                                + "'customerId':'diginetica-user-18278','orderId':'16421','currency':'XXX',"
                                + "'lines':[{'itemId':'25911','quantity':1}]}"));
    }

    @Test
    void retentioneerings_pages_keep_their_name_and_the_funnels_steps_their_type() throws IOException {
        Played played = played(
                Format.retentioneering,
                "user_id,session_id,event,timestamp,platform,acquisition_channel,user_cohort,user_lifecycle",
                "user_0000,sess_000001,home,2024-03-13 10:21:14,desktop,email,2024-01,returning",
                "user_0000,sess_000001,add_to_cart,2024-03-13 10:23:32,desktop,email,2024-01,returning",
                "user_0000,sess_000001,purchase,2024-03-13 10:24:32,desktop,email,2024-01,returning",
                "user_0000,sess_000001,home,2024-03-13,desktop,email,2024-01,returning");

        assertThat(json(played)).hasSize(3);
        assertThat(json(played).get(0))
                .startsWith(
                        event(
                                "{'occurredAt':'2024-03-13T10:21:14Z','eventId':'sess_000001:home:1710325274',"
                                        + "'type':'page_view','visitorId':'retentioneering-user_0000','consent':true,'sessionId':'sess_000001'"))
                .contains(event("'channel':'email'"), event("'platform':'desktop'"), event("'page':'home'"));
        assertThat(json(played).get(1)).contains(event("'type':'add_to_cart'"), event("'itemId':'not-told'"));
        assertThat(json(played).get(2)).contains(event("'lines':[{'itemId':'not-told','quantity':1}]"));
        assertThat(played.broken).containsExactly("file:5 timestamp 2024-03-13 is no time as this format writes it");
    }
}
