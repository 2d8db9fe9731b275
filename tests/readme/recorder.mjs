// A proxy before the server at the address that is given; prints its own address and keeps what is
// answered (tests/client/support/record.js). Ends with its standard input.
import { createServer, request } from 'node:http';
import { record_answer } from '../client/support/record.js';

const server_address = new URL(process.argv[2]);

async function text_of(stream) {
  const pieces = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

const proxy = createServer(async (call, response) => {
  const sent = await text_of(call);
  const { method, url: target, rawHeaders: headers } = call;
  const forwarded = request(server_address, { method, path: target, headers });
  forwarded.on('response', async (answer) => {
    const body = await text_of(answer);
    record_answer({ method, target, accept: call.headers.accept }, {
      status: answer.statusCode,
      type: answer.headers['content-type'] ?? '',
      body: body.toString(),
    });
    response.writeHead(answer.statusCode, answer.statusMessage, answer.rawHeaders);
    response.end(body);
  });
  forwarded.end(sent);
});
proxy.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${proxy.address().port}`));
process.stdin.on('end', () => process.exit()).resume();
