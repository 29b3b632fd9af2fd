package shop

import dev.sapando.client.{OrderLine, SapandoClient, ShopEvent, Verdict, WhenFull}

import java.net.URI
import java.time.Duration
import java.util.concurrent.CompletableFuture
import scala.concurrent.duration.*
import scala.concurrent.{Await, ExecutionContext, Future}
import scala.jdk.FutureConverters.*

/** A shop's back end as it would use the client: Scala's futures, numbers and named steps, no wrapper. */
object ScalaBackEnd:
  given ExecutionContext = ExecutionContext.global

  def sellSomething(collector: URI): String =
    val client = SapandoClient
      .to(collector)
      .batch(50, 100_000, Duration.ofMillis(10))
      .whenFull(WhenFull.block(Duration.ofSeconds(1)))
      .open()
    val ana = (kind: String) => ShopEvent.of(kind).visitor("v-ana").session("s-1")

    val events = List(
      ana("product_view").item("red-coat"),
      ana("scroll").set("depthPercent", 80).set("dwellMillis", 1200L),
      ana("purchase")
        .order("o-5", "EUR", OrderLine.of("red-coat", 2, "79.90").recommendedBy("r-81"))
        .set("basketValue", BigDecimal("159.80")),
      ana("bad"))
    val verdicts: Future[List[Verdict]] = Future.sequence(events.map(client.send(_).asScala))
    val (accepted, others) = Await.result(verdicts, 30.seconds).partition(_.isAccepted)

    val closed = client.close(Duration.ofSeconds(10))
    s"accepted ${accepted.size}\nrejected ${others.map(_.code).mkString(", ")}\nleft ${closed.left}"
