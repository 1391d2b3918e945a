import { Client, type ClientConfig } from 'pg'

/** A connection to the server that the tests were given, in a database without tables of ours. The caller ends it. */
export async function testClient(): Promise<Client> {
  const server = process.env['TREMPLIN_TEST_SERVER']
  if (!server) throw new Error('Run tests with: npm test, or: node tests/run.ts FILE')
  const client = new Client(JSON.parse(server) as ClientConfig)
  await client.connect()
  return client
}
