const PATIENCE = 5_000;

/** One question to the metrics API, its last good answer, and since when there has been none. */
export class Question {
  answer = null;
  answeredAt = null;
  complaint = null;

  constructor(path) {
    this.path = path;
  }

  async ask() {
    try {
      const response = await fetch(`/v1/metrics/${this.path}`, {
        headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(PATIENCE),
      });
      if (!response.ok) throw new Error(await refusal(response));
      this.answer = await response.json();
      this.answeredAt = new Date();
      this.complaint = null;
    } catch (error) {
      this.complaint = error.name === 'TimeoutError' ? `no answer within ${PATIENCE / 1_000} s` : error.message;
    }
  }
}

async function refusal(response) {
  const problem = await response.json().catch(() => ({}));
  return problem.detail ?? `status ${response.status}`;
}
