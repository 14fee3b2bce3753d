"""Datagrams to browsers with aiohttp. python3 aiohttp_bridge.py HTTP_PORT UDP_PORT"""
import asyncio
import json
import socket
import sys

from aiohttp import WSMsgType, web


class Bridge(asyncio.DatagramProtocol):
    def __init__(self):
        self.browsers = set()
        self.waiting = asyncio.Queue()

    def datagram_received(self, data, address):
        self.waiting.put_nowait(json.dumps({"from": f"{address[0]}:{address[1]}", "text": data.decode()}))

    async def pump(self):
        while True:
            text = await self.waiting.get()
            await asyncio.gather(*(browser.send_str(text) for browser in self.browsers), return_exceptions=True)

    async def serve(self, request):
        browser = web.WebSocketResponse()
        await browser.prepare(request)
        self.browsers.add(browser)
        try:
            async for message in browser:
                if message.type == WSMsgType.ERROR:
                    break
        finally:
            self.browsers.discard(browser)
        return browser


async def main(http_port, udp_port):
    bridge = Bridge()
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
    udp.bind(("127.0.0.1", udp_port))
    await asyncio.get_running_loop().create_datagram_endpoint(lambda: bridge, sock=udp)
    app = web.Application()
    app.router.add_get("/", bridge.serve)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", http_port, backlog=1024).start()
    await bridge.pump()


asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
